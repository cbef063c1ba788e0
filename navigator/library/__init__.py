"""All that window and command line may ask, and the records composed for them."""
