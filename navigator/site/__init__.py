"""Holds the choices of one site: its settings, what its mode permits, its helper PIN."""
