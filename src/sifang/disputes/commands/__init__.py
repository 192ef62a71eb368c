"""Everything that can be done with disputes, a module for each group of verbs."""
