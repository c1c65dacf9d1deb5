"""What is put on paper: day sheets, the week, route slips; their pages, and the preview over the board."""
