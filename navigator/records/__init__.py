"""The records of Navigator as frozen typed values: topics and facts, claims, checklists."""
