"""The pages. Each loads its data off the main thread, then builds itself from it."""
