"""Reviews: entries that people have read and signed."""
