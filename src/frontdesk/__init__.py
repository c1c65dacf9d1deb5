"""Frontdesk: the scheduler a dental front desk keeps open all day, and the practice server behind it."""

__version__ = "0.1.0"
