"""A simulated listener, fitted to how a real one finished and skipped, for studies of what learning does over weeks."""
