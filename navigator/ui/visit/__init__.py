"""One visitor after the other: the choices of a visit, and how all of them are forgotten."""
