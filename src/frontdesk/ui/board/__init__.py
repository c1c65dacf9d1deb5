"""The operatory grid: one painted surface on which a day or a week is read and moved about."""
