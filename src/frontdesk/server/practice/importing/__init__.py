"""Reading another system's export: a mapping names its columns, every row is taken or named with a reason."""
