"""The desktop window: panels, board and the runtime that drives them."""
