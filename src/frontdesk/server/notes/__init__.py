"""The note on top of a day."""
