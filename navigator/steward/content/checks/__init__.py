"""The rules of the content, by which a file is refused."""
