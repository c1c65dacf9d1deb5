"""The people of the practice, and finding them."""
