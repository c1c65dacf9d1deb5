"""Whether visits of two types may share time."""
