"""Production against its goals, provider by provider."""
