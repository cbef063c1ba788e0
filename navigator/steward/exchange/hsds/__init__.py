"""Human Services Data Specification (HSDS 3.1), out and in."""
