"""The content compiled into a pack, and two packs compared."""
