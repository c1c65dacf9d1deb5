"""Openings: what is looked for, what was found, and taking one."""
