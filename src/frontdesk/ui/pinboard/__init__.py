"""The pinboard dock: visits on hold, shared by all desks."""
