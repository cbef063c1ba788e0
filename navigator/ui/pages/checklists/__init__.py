"""The checklists: questions at the left, results at the right."""
