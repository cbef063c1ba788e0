"""Keys, signatures and the folder from which packs are handed out."""
