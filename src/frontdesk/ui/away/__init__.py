"""What others changed while nobody looked."""
