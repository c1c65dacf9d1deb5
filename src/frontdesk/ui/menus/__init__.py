"""Menus: of a visit, of the window."""
