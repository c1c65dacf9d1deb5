"""What is done in visits, with fee and time."""
