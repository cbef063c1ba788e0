"""One visitor after the other: what a visit holds, and how nothing of it stays."""
