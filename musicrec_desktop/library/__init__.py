"""Stage 1, scan: folders to tracks; playlist files out."""
