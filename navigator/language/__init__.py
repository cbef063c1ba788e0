"""From keys and values to words in the visitor's language."""
