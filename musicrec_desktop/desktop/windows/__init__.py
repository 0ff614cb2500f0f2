"""Windows: panels, arranged."""
