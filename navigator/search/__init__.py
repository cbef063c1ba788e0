"""From what somebody typed to what it may mean: guidance, places, cities, and their order."""
