"""Appointments: reading them, and the one path by which they come to occupy a slot."""
