"""Every key, in one place: what the window binds and what F1 shows."""
