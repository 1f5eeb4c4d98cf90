"""Judgement, and nothing else: it computes from the values that it is given; today is an argument."""
