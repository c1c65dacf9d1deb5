"""The kinds of visit a practice books."""
