"""Places, ZIP codes and agreements taken whole from official lists."""
