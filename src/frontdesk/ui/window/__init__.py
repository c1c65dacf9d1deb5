"""The parts the main window is put together from."""
