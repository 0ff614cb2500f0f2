"""Stage 7, rank: candidates to a scored, ordered, diverse playlist."""
