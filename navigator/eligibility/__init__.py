"""Judges checklists: three-valued logic over conditions, verdicts with their reasons. Pure."""
