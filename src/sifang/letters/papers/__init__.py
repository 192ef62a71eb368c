"""The papers that are printed, signed and stamped, as Word files."""
