"""Findings and rule pages as text and SARIF."""
