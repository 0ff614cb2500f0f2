"""Qt item models over values of the domain."""
