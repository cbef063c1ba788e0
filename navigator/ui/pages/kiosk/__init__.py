"""The pages that set up a kiosk."""
