"""The work of stewards at their desk, without a window. Never part of the visitor's program."""
