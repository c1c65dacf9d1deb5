"""What this desk knows: entities by id and version, pending changes laid over them, and who wants to hear of it."""
