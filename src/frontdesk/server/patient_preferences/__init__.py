"""When, where and with whom patients would rather come."""
