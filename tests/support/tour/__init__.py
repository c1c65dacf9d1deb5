"""A tour of the whole API: every operation once with a request that succeeds, and its usual refusals.

The answers to it are the examples of the OpenAPI document, and the records it leaves behind are what invented requests
need to get past a 404.
"""
