"""Everything that can be done in a business district, a module for each group of verbs."""
