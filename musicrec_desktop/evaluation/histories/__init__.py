"""One listener's history, split by time: what comes next, what the next session holds, what is new, what is skipped."""
