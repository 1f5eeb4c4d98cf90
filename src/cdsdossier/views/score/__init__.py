"""Points and levels as text and CSV."""
