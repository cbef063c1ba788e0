"""What stewards do at their desk, without a window. Never part of the visitor's program."""
