"""A packet of cards, guides, programs and places, and the paper it prints. Without Qt."""
