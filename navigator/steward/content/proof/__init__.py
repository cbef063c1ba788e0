"""Findings that break no rule, for a steward to look at."""
