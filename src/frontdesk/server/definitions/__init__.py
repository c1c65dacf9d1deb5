"""The practice's own words by category."""
