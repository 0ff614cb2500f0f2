"""Stages 5 and 8: request to plan, facts to checked prose."""
