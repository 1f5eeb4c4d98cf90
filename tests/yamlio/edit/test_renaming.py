"""A key gets another name; its value goes, and everything else stays as it was written."""

from __future__ import annotations

import pytest

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit.renaming import replace_key

PATH = ("scores", "1.1", "points")
ROWS = {
    '  "1.1":\n    points: 6   # đếm lại\n    note: x': '  # W\n  "1.1":\n    met:   # đếm lại\n    note: x',
    '  "1.1":\n    note: x\n    "points":\n': '  # W\n  "1.1":\n    note: x\n    met:\n',
    '  "1.1": {points: 6, note: x}': '  # W\n  "1.1": {met: , note: x}',
    "  '1.1':\n    points: >-\n      6\n    note: x": "  # W\n  '1.1':\n    met:\n    note: x",
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_key_is_replaced_and_the_remark_stands_above_its_entry(ending: str) -> None:
    for before, after in ROWS.items():
        raw, wanted = (f'# đầu\nscores:\n{row}\n  "1.2": {{met: true}}\n' for row in (before, after))
        made = replace_key(raw.replace("\n", ending).encode(), "a.yaml", PATH, "met", "W").decode()

        assert made == wanted.replace("\n", ending), before


def test_what_is_not_there_or_would_be_doubled_is_refused() -> None:
    for row in ("{note: x}", "{points: 5, met: true}"):
        with pytest.raises(Refused, match=r"Hãy tự đổi points thành met"):
            replace_key(f'scores: {{"1.1": {row}}}\n'.encode(), "a.yaml", PATH, "met")
