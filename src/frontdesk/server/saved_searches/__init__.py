"""What users look for again and again."""
