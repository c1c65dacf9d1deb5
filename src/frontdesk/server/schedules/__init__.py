"""When providers work: weekly templates, overrides, and both resolved for a day."""
