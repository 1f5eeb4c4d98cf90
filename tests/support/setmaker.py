"""Sets for tests: the shipped one with some of its text replaced, and a new version with rows that come and go."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.files import resources

SHIPPED = resources.indicator_sets_folder() / "qd4725-2022.yaml"

_GONE = (
    '          - id: "1.7.3"\n            text: Có phòng studio xây dựng học liệu số\n'
    "            maximum: 5\n            source: S6\n"
)
_COME = """\
          - id: "1.7.4"
            text: Có đường truyền Internet dự phòng
            maximum: 5
            evidence: Hợp đồng
            source: S6
      - id: "1.8"
        text: Có kho học liệu số dùng chung
        maximum: 6
        source: S6
"""


def set_file(path: Path, *replaced: tuple[str, str]) -> Path:
    """Write the shipped set with some of its text replaced; each text must be there."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def new_version(path: Path, *replaced: tuple[str, str]) -> Path:
    """Write a version without 1.7.3, with 1.7.4 and 1.8, and with 4 points instead of 10 for 1.4."""
    less = ("        maximum: 10\n        note: Các", "        maximum: 4\n        note: Các")
    return set_file(path, (_GONE, _COME), less, *replaced)


#: Points of the eight items of 2.3, invented for tests; they add up to the 70 of the criterion.
PARTS = (7, 8, 9, 10, 11, 12, 6, 7)


def with_parts(path: Path) -> Path:
    """Write a version in which each item of 2.3 has points of its own, as somebody would read them in the decision."""
    lines = SHIPPED.read_text(encoding="utf-8").split("\n")
    for number, points in enumerate(PARTS, 1):
        at = lines.index(f'          - id: "2.3.{number}"')
        lines.insert(at + 2, f"            maximum: {points}")
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return path
