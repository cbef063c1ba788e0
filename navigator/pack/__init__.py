"""Reads the open pack: its rows as records, and which of several packs is in use."""
