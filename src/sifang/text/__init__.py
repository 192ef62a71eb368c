"""Chinese text of needs and resources: tidying, likeness, categories, redaction. Pure: the standard library alone."""
