"""Spreadsheets of places taken in, and the list of whom to call next."""
