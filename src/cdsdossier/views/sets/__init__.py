"""Indicator sets as text: one set, two compared, an imported one, the effect of a change."""
