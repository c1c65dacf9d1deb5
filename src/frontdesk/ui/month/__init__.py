"""The month: how much stands on each day of a location."""
