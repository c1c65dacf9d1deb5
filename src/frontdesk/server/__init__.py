"""The practice server: the one place that decides what is booked, and remembers who did it."""
