"""Where and when a visit could be booked."""
