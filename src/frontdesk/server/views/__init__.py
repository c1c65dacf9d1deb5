"""What desks show of the schedule, and how."""
