"""The composition root: it wires settings, the practice server's process, the desk and the window together."""
