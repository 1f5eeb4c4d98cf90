"""Score files described row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from cdsdossier.model.indicatorset import Band, Criterion, Group, IndicatorSet, Item
from cdsdossier.workflows.editor_schemas.draft7 import format_schema
from cdsdossier.workflows.editor_schemas.rows import build_scores_model

CRITERIA = (
    Criterion(id="1.1", text="Có kế\nhoạch", mandatory=True, evidence="Kế hoạch"),
    Criterion(
        id="1.2",
        text="Tỉ lệ",
        maximum=Decimal(7),
        measure="ratio",
        bands=(Band(below=Decimal(30), maximum=Decimal("3.5")), Band(from_=Decimal(30), maximum=Decimal(7))),
    ),
    Criterion(id="1.3", text="Phần mềm", maximum=Decimal(10), items=(Item(id="1.3.1", maximum=Decimal(10)),)),
    Criterion(id="1.4", text="Cả khối", maximum=Decimal(5), items=(Item(id="1.4.1", text="Một"),)),
)
GROUP = Group(id="1", slug="day-hoc", name="Dạy, học", criteria=CRITERIA)
RULES = IndicatorSet(id="x", title="Bộ", maximum=Decimal(100), groups=(GROUP,))
MODEL = build_scores_model(RULES, GROUP)
TEXT = format_schema(MODEL, "scores/1-*.yaml").decode()


def accepts(row: str, **answer: object) -> bool:
    try:
        MODEL.model_validate({"group": "1", "scores": {row: answer}})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("row", "answer", "good"),
    [
        ("1.1", {"met": True}, True),
        ("1.1", {"points": 5}, False),
        ("1.2", {"points": 7, "measured": "36/38"}, True),
        ("1.2", {"points": 7.5}, False),
        ("1.2", {"points": -1}, False),
        ("1.2", {"measured": 36}, False),
        ("1.2", {"met": True}, False),
        ("1.3", {"points": 5}, False),
        ("1.3.1", {"points": 10}, True),
        ("1.4", {"points": 5}, True),
        ("1.4.1", {"points": 5}, False),
        ("1.4.1", {"note": "Đã có"}, True),
        ("9.9", {"points": 1}, False),
    ],
)
def test_a_row_takes_what_the_set_lets_it_take(row: str, answer: dict[str, object], good: bool) -> None:
    assert accepts(row, **answer) is good


def test_a_file_is_of_its_own_group() -> None:
    with pytest.raises(ValidationError):
        MODEL.model_validate({"group": "2", "scores": {}})


@pytest.mark.parametrize(
    "words",
    [
        "Có kế hoạch\\n\\nĐiều kiện bắt buộc: met: true (đạt) hoặc met: false (chưa đạt), không chấm điểm.",
        "Minh chứng: Kế hoạch",
        "Tối đa 7 điểm.\\n\\ndưới 30%: tối đa 3,5 điểm.",
        "Chấm riêng từng nội dung: 1.3.1.",
        "Không chấm riêng; điểm ghi ở “1.4”.",
        "Từ 0 đến 7. ",
    ],
)
def test_the_editor_shows_the_words_of_the_decision_and_how_a_row_is_answered(words: str) -> None:
    assert words in TEXT
