"""The window itself: its bars, the page between them, the trail of pages, the search text."""
