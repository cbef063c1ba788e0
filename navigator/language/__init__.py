"""Puts keys and values into words of the visitor's language."""
