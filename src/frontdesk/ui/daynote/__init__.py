"""The note over the board."""
