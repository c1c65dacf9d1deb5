"""The offices of an organisation."""
