"""The flow sidebar: where each of today's patients is, and what is to be done next."""
