"""Wording: the shipped templates, a school's own, and the sandbox in which they run."""
