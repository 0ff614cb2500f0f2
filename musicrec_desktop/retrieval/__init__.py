"""Stage 6, retrieve: plan and profile to candidates."""
