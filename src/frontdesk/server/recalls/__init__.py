"""What patients come back for, and when each of them is due."""
