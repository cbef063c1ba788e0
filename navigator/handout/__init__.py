"""Composes packets of cards, guides, programs and places, and their paper. Without Qt."""
