"""The panel of visits to confirm."""
