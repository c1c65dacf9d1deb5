"""Schedule views: choosing one, and the editor in which they are made."""
