"""The panel of those who would come sooner."""
