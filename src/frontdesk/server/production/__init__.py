"""Production goals, and production against them."""
