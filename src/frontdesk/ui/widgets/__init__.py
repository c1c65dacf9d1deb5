"""Controls that know nothing of dentistry."""
