"""Days on which an office, or all of them, is closed."""
