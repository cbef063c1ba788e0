"""Turns a typed query into guidance, places and cities, and ranks them."""
