"""The pages for a visitor or a volunteer."""
