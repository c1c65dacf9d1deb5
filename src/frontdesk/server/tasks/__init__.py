"""What the office has to do."""
