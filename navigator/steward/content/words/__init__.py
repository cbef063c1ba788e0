"""The texts of the content, and their translations."""
