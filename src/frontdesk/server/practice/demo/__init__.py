"""The demo practice: invented, believable, and the same for the same date."""
