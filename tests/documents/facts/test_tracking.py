import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from cdsdossier.documents.facts.tracking import UsedPaths, keep_used_facts, record_uses, track_facts, untrack_facts


def test_used_paths_are_those_that_were_looked_at_and_no_others() -> None:
    facts: dict[str, Any] = {
        "a": {"b": {"c": 1, "d": 2}, "e": 3},
        "list": [{"x": 1, "y": 2}, {"x": 3, "y": 4}],
        "bare": [],
        "z": 5,
    }
    used: UsedPaths = set()
    seen = track_facts(facts, used)

    assert seen["a"]["b"]["c"] + sum(one["x"] for one in seen["list"]) + seen["list"][0].get("q", 0) == 5
    assert not seen["bare"]
    kept = frozenset(used)
    assert kept == {"a", "a/b", "a/b/c", "list", "list/x", "bare"}
    assert {name: keep_used_facts(value, name, kept) for name, value in facts.items() if name in kept} == {
        "a": {"b": {"c": 1}},
        "list": [{"x": 1}, {"x": 3}],
        "bare": [],
    }


@pytest.mark.parametrize("send", [json.dumps, pickle.dumps, lambda seen: next(iter(seen.values())).items()])
def test_facts_that_leave_the_process_count_as_looked_at(send: Callable[[Any], object]) -> None:
    used: UsedPaths = set()
    send(track_facts({"a": {"b": {"c": 1}}}, used))

    assert {"a", "a/b"} <= used


@pytest.mark.parametrize("look", [reversed, len, lambda seen: 1 in seen, lambda seen: seen[0]])
def test_any_look_at_a_list_counts(look: Callable[[Any], object]) -> None:
    used: UsedPaths = set()
    inside = dict.__getitem__(track_facts({"a": [1]}, used), "a")
    look(inside)

    assert used == {"a"}


def test_untracked_facts_are_plain_and_use_nothing() -> None:
    used: UsedPaths = set()
    facts = untrack_facts(track_facts({"a": {"b": [{"c": 1}]}}, used))

    assert used == set()
    assert facts == {"a": {"b": [{"c": 1}]}}
    assert type(facts["a"]) is dict


def test_uses_of_another_process_count_for_tracked_facts_only() -> None:
    used: UsedPaths = set()
    record_uses(track_facts({"a": 1}, used), ["a", "b/c"])
    record_uses({"a": 1}, ["d"])

    assert used == {"a", "b/c"}


def test_pickled_facts_are_plain() -> None:
    facts = pickle.loads(pickle.dumps(track_facts({"a": {"b": [1]}}, set())))  # noqa: S301 - our own bytes

    assert (type(facts), type(facts["a"]), type(facts["a"]["b"])) == (dict, dict, list)
