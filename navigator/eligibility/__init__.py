"""Checklists: three-valued logic over conditions, verdicts with their reasons. Pure."""
