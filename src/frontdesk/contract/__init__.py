"""The wire contract of the scheduling API, one module per resource group."""
