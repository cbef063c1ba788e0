"""Turns records into sentences to read aloud. No Qt, no speech engine, no clock."""
