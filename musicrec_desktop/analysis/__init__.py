"""Stage 2, analyse: audio to features."""
