"""Which item of a changed list a form was made from."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.value_edits import ValueEdit, digest_text, parse_address
from cdsdossier.workflows.value_edits.relocate import relocate_path
from cdsdossier.yamlio.reader import parse_page

NAMES = "council: [{name: A, post: x}, {name: B, post: y}, {name: C}, {name: C}]"


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ({"name": "A", "post": "x"}, 0),
        ({"name": "B", "post": "y"}, 1),  # moved down by one
        ({"name": "B", "post": "cũ"}, 1),  # moved, and changed in part
        ({"name": "C", "post": ""}, None),  # two of them: nobody knows which
        ({"name": "D", "post": "z"}, None),
        ({"name": "D", "post": "y"}, None),  # what it shares with another makes it no other
        ({"name": "", "post": ""}, None),
    ],
)
def test_the_item_that_the_boxes_show(shown: dict[str, str], at: int | None) -> None:
    edits = [ValueEdit(f"dossier.yaml:council/0/{key}", digest_text(text), "mới") for key, text in shown.items()]
    several = [(parse_address(one.address), one) for one in edits]
    found = relocate_path(parse_page(NAMES.encode(), "dossier.yaml").data, several[0][0], several)
    assert found == (None if at is None else ("council", at, "name"))
