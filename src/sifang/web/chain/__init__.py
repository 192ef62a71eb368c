"""The full chain of one need, from who asked to the letter of thanks: read from the records, told as knots on one thread."""
