"""Years of a school side by side."""
