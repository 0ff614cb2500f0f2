"""What the listener can do, one function each. They start work in the lanes and show what comes back."""
