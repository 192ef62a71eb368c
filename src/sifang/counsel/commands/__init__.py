"""Everything that can be done with legal counsel, a module for each group of verbs."""
