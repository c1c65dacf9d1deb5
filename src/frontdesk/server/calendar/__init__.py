"""What a day, a week or a month looks like at one location, in one answer."""
