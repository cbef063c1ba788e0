"""Everything that only makes content; the visitor's program imports none of it."""
