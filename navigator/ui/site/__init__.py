"""What belongs to the place Navigator stands in: staff, updates, screen, finger, sign."""
