"""Before there is a schedule: choosing a practice, and signing in."""
