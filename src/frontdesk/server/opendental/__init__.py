"""Open Dental's REST dialect over the same services: the same rules, the same audit, other words."""
