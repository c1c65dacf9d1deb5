"""The treatment rooms and who usually works in them."""
