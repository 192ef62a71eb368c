"""The full chain of one need, from who asked to the letter of thanks: knots on one thread, read from the records."""
