"""Which decision a file is, and under which id its set is frozen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.kindergarten import LAYOUTS, Layout, six_columns

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.adopt_decision import AdoptedDecision, read_adopted_decision
from cdsdossier.workflows.decision_import import SetDescription

USUAL = IndicatorSet.read("qd3267-2024")
NUMBER = "3267/QĐ-BGDĐT ngày 30 tháng 10 năm 2024"


def read(path: Path, content: bytes, asked: SetDescription | None = None) -> AdoptedDecision:
    path.write_bytes(content)
    return read_adopted_decision(path, USUAL, asked or SetDescription("", kinds=("mam-non",)))


def numbered(number: str) -> bytes:
    made = six_columns()
    return Layout([line.replace(NUMBER, number) for line in made.above], made.tables, made.below).word()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_sixty_rows_are_read_in_each_layout(layout: Callable[[], Layout], kind: str, tmp_path: Path) -> None:
    adopted = read(tmp_path / f"a.{kind}", layout().made(kind))
    rules = adopted.chosen.rules

    assert (rules.id, rules.status, rules.applies_to, rules.findings) == ("qd3267-2024", "usable", ("mam-non",), ())
    assert len(rules.rows) + sum(node.mandatory for node in rules.nodes.values()) == 60
    assert [level.own_name for level in rules.levels] == ["Mức mẫu thấp", "Mức mẫu vừa", "Mức mẫu cao"]
    assert rules.page.file == "indicator-set.yaml"


@pytest.mark.parametrize(
    ("number", "id_", "doubt"),
    [
        (NUMBER, "qd3267-2024", ""),
        ("4725/QĐ-BGDĐT ngày 30/12/2022", "qd4725-2022", "Tệp là Quyết định 4725/QĐ-BGDĐT; bộ qd3267-2024 theo"),
        ("77/QĐ-THU ngày 5/1/2026", "qd77-2026", "Tệp là Quyết định 77/QĐ-THU; bộ qd3267-2024 theo"),
        ("12/2025/QĐ-THU", "qd12-2025", "Tệp là Quyết định 12/2025/QĐ-THU"),
        ("…", "qd3267-2024", "Tệp không ghi rõ số quyết định; lấy là Quyết định 3267/QĐ-BGDĐT"),
    ],
)
def test_the_number_in_the_file_decides_and_another_one_is_told(
    number: str, id_: str, doubt: str, tmp_path: Path
) -> None:
    adopted = read(tmp_path / "a.docx", numbered(number))

    assert adopted.chosen.rules.id == id_
    assert [one for one in adopted.remarks if one.startswith("Tệp ")] == [
        one for one in adopted.remarks if doubt and one.startswith(doubt)
    ]
    assert any(one.startswith(doubt) for one in adopted.remarks)
    assert adopted.chosen.rules.applies_to  # never a set for nobody


def test_what_the_user_says_of_it_wins(tmp_path: Path) -> None:
    said = SetDescription("", "Bộ thử", "8/QĐ-THU", None, "Sở thử", ("mam-non",))
    rules = read(tmp_path / "a.docx", numbered(NUMBER), said).chosen.rules

    assert (rules.id, rules.title, rules.decision.number) == ("qd8-2024", "Bộ thử", "8/QĐ-THU")
    assert (rules.decision.issuer, rules.applies_to) == ("Sở thử", ("mam-non",))
