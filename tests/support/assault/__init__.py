"""Requests that nobody would think of, made by schemathesis from the document and aimed at records that exist."""
