"""The panel of what the office has to do."""
