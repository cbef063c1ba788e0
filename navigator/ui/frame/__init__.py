"""The window itself: its bars, the page between them, the way back, what was typed."""
