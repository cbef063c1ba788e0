"""`navigator` in a terminal: each command asks the library and prints."""
