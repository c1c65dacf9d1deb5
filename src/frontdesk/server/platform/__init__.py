"""What every resource group stands on: the unit of work, who is calling, answers, errors, pages, events."""
