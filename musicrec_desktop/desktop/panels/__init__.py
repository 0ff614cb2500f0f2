"""Parts of the window, each about one thing. They say what the listener wants by signals; actions do it."""
