"""Filling a practice: the starter set of a new one, the demo, and the import of another system's export."""
