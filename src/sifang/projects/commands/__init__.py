"""What can be done to a project, by verb group."""
