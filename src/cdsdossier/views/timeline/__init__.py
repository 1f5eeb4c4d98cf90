"""The timeline as text, JSON and calendar."""
