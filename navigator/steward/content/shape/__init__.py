"""The shape of the content files: what each may hold, and how one is read."""
