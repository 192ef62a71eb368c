"""The exact matching of needs with resources: pure, without Django."""
