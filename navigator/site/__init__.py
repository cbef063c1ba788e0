"""What one site has set: its settings, what its mode permits, its helper PIN."""
