"""Everything that can be done for an industry, a module for each group of verbs."""
