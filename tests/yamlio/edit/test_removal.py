"""An item taken out of a list of a YAML file: only its characters go, every comment stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import append_item, remove_item
from cdsdossier.yamlio.reader import parse_page

PATH = ("scores", "1.1", "evidence")

#: How a row is written, which item goes → how it is afterwards.
ROWS = {
    ('"1.1": {points: 5, evidence: [{file: a}, {file: b}]}  # x', 0): (
        '"1.1": {points: 5, evidence: [{file: b}]}  # x'
    ),
    ('"1.1": {points: 5, evidence: [{file: a}, {file: b}]}', 1): '"1.1": {points: 5, evidence: [{file: a}]}',
    ('"1.1": {evidence: [{file: a}], points: 5}', 0): '"1.1": {evidence: [], points: 5}',
    ('"1.1": {evidence: [{file: a}, ], points: 5}', 0): '"1.1": {evidence: [], points: 5}',
    ('"1.1":\n    evidence: [{file: a},  # một\n      {file: b}  # hai\n      ]', 0): (
        '"1.1":\n    evidence: [  # một\n      {file: b}  # hai\n      ]'
    ),
    ('"1.1":\n    evidence:\n      - {file: a}   # một\n      - {file: b}\n    points: 5', 0): (
        '"1.1":\n    evidence:\n      # một\n      - {file: b}\n    points: 5'
    ),
    ('"1.1":\n    evidence:   # tệp\n    - file: a\n      title: A   # một\n    # sau\n    points: 5', 0): (
        '"1.1":\n    evidence:   # tệp\n    # một\n    # sau\n    points: 5'
    ),
    ('"1.1":\n    evidence:\n      # trên\n      - file: a\n        note: |\n          dài\n      - {file: b}', 0): (
        '"1.1":\n    evidence:\n      # trên\n      - {file: b}'
    ),
    ('"1.1":\n    evidence:\n      - {file: a}\n      # giữa\n      -\n        file: b', 1): (
        '"1.1":\n    evidence:\n      - {file: a}\n      # giữa'
    ),
}  # fmt: skip


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", '\n  "1.2": {met: true}\n# hết\n'])
def test_only_the_item_goes_and_every_comment_stays(ending: str, last: str) -> None:
    for (before, at), after in ROWS.items():
        raw, wanted = (f"# đầu\nscores:\n  {row}{last}".replace("\n", ending) for row in (before, after))

        made = remove_item(raw.encode(), "a.yaml", PATH, at).decode()

        assert made.rstrip() == wanted.rstrip(), before


@pytest.mark.parametrize("row", ["{points: 5}", "{evidence: }", "{evidence: [{file: a}]}", "{evidence: a}"])
def test_what_is_not_there_cannot_go(row: str) -> None:
    with pytest.raises(Refused, match=r"a\.yaml viết theo cách"):
        remove_item(f'scores: {{"1.1": {row}}}\n'.encode(), "a.yaml", PATH, 1)


def test_a_file_with_faults_is_not_touched() -> None:
    with pytest.raises(Refused):
        remove_item(b"scores: {\n", "a.yaml", PATH, 0)


@given(names=st.lists(st.sampled_from("abc"), min_size=1, max_size=5), block=st.booleans(), data=st.data())
def test_what_was_put_in_can_be_taken_out_again(names: list[str], block: bool, data: st.DataObject) -> None:
    raw = b'scores:\n  "1.1": # x\n    points: 5\n'
    for name in names:
        raw = append_item(raw, "a.yaml", PATH, {"file": name, "title": "T"}, block=block)
    while names:
        at = data.draw(st.integers(0, len(names) - 1))
        raw = remove_item(raw, "a.yaml", PATH, at)
        names = names[:at] + names[at + 1 :]
        found = parse_page(raw, "a.yaml").data["scores"]["1.1"]  # type: ignore[index]
        assert [item["file"] for item in found["evidence"] or []] == names
