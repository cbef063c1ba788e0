"""Runs the window without a person: pictures of every screen, a fixed visit, a mirror language."""
