"""Booking in place: a small card at the slot, from the patient's first letters to the visit."""
