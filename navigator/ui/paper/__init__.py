"""Output to paper, PDF and clipboard, and the acts of a visitor that cause it."""
