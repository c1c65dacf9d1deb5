"""The appointment editor: every field of a visit, saved as it is left."""
