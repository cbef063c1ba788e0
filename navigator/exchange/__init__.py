"""The content in shapes that other programs read; nothing about a visitor is among it."""
