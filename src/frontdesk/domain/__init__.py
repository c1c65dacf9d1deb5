"""The rules of scheduling: no input or output, no framework, the same on the server and at the desk."""
