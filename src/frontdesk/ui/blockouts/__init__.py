"""Blocked time: the card on which it is told, and the editor of its kinds and copies."""
