"""Out of the machine: paper, PDF, and the acts that take something along."""
