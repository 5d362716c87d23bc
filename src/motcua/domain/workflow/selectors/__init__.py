"""Questions about work under way."""
