"""Stage 10, learn: what happened to tracks becomes history."""
