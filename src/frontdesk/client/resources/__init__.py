"""The API's resource groups, one module each."""
