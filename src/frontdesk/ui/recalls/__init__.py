"""The panel of patients who should come back."""
