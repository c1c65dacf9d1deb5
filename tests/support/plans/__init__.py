"""How the database means to answer each list and filter of the API, found out by asking and explaining."""
