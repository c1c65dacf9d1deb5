"""The settings at the side of the window."""
