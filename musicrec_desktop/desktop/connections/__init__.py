"""Join panels and actions: what a signal sets off, and where its result is shown."""
