"""Answers every question of the window and the command line, and composes the records for it."""
