"""The History panel: what happened to a visit, a patient's visits or a day's."""
