"""What happened, what is true, and what is wrong, in words."""
