"""The Ctrl+K field: patients and commands."""
