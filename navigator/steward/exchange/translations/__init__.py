"""The files of translators, out and in."""
