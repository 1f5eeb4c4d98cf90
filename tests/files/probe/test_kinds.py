"""Files of every kind by the libraries that write them: each is told for what it is, no whole one raises an alarm."""

from __future__ import annotations

from file_kinds import ask
from support.kindmaker import make_samples


def test_files_of_every_kind_are_told_for_what_they_are() -> None:
    told = ask(make_samples(small_part=True))
    seen = {(one.sample.kind, one.sample.state) for one in told}

    assert [one.sample[:3] for one in told if one.is_false_alarm] == []
    assert [(*one.sample[:3], one.kind, one.state) for one in told if not one.is_right] == []
    assert len({kind for kind, _ in seen}) >= 25
