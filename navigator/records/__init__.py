"""What Navigator knows, as frozen typed values: topics and facts, claims, checklists."""
