"""Stage 9, play: the queue and what a player must do. No Qt."""
