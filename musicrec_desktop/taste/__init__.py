"""Stage 4, profile: plays and features to a taste profile."""
