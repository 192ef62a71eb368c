"""What can be done to a meeting, by verb group."""
