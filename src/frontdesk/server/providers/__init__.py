"""Dentists, hygienists and assistants."""
