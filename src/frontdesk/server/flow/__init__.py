"""The steps of a visit: the practice's list of them, and a patient's way through."""
