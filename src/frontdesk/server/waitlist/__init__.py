"""Patients who would come sooner, and the holes they could fill."""
