"""The board's geometry in whole pixels and minutes; it knows of no toolkit and no patient."""
