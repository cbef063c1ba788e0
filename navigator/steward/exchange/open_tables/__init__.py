"""Facts, places and sources as open tables with their codebook."""
