"""The database: its tables, the two engines that hold them, and how one becomes a newer one."""
