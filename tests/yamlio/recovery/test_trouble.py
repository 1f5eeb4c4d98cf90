"""Where reading a text stops."""

from __future__ import annotations

import yaml

from cdsdossier.yamlio.recovery.trouble import TrialBudget, Trouble, describe_error


def test_a_place_counts_from_nought_and_what_is_read_is_counted() -> None:
    budget = TrialBudget(10_000)
    found = budget.find_trouble(["a: 1", "b: [c"])

    assert found is not None
    assert (found.start, found.start_column) == (1, 3)
    assert budget.find_trouble(["a: 1"]) is None
    assert 0 < budget.left < 10_000


def test_our_own_refusals_keep_their_rule_and_their_words() -> None:
    found = TrialBudget(10_000).find_trouble(["a: &b c"])

    assert found is not None
    assert (found.rule, found.line, found.column) == ("yaml-alias", 0, 3)
    assert found.words is not None


def test_an_error_without_a_place_is_told_at_the_top() -> None:
    assert describe_error(yaml.YAMLError()) == Trouble(0, 0, 0, 0)
    assert describe_error(yaml.MarkedYAMLError()) == Trouble(0, 0, 0, 0)
