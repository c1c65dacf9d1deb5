"""The side editor of working hours: weekly, on single days, and holidays."""
