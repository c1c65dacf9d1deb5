"""Time kept free: the kinds of blockout, and the blockouts on the book."""
