"""Papers and sheets for people who review, out and in."""
