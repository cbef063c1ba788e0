"""Teaches the search: learns its model from ways, judged queries and names."""
