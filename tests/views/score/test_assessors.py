"""Members' scores side by side."""

from __future__ import annotations

from decimal import Decimal

from support.assessed import page, styles

from cdsdossier.model.dossier.assessors import Assessor
from cdsdossier.model.dossier.scores import Row
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.score.assessors import assessor_lines

RULES = IndicatorSet.read("qd4725-2022")


def points(value: str) -> Row:
    return Row(points=Decimal(value))


def member(name: str, **rows: Row) -> Assessor:
    return Assessor(f"{name}.yaml", name, {row.replace("_", "."): value for row, value in rows.items()})


def test_rows_on_which_members_differ_stand_out_the_farthest_apart_first() -> None:
    first = member("N.V.A.", **{"1.3.1": points("5"), "1.4": points("3"), "1.1": Row(met=True)})
    second = member("L.V.C.", **{"1.3.1": points("5.5"), "1.4": points("7"), "1.1": Row(met=True)})
    lines = assessor_lines(RULES, {"1.4": points("6")}, [first, second])
    text = page(lines)
    assert "(1) N.V.A.  (2) L.V.C." in text
    assert "Cần trao đổi 2 mục chấm: 1.4 (lệch 4), 1.3.1 (lệch 0,5)" in text
    marked = [words for words, style in styles(lines).items() if style == "warn"]
    assert [words.split()[1] for words in marked] == ["1.3.1", "1.4"]
    assert marked[1].split()[-4:] == ["3", "7", "4", "6"]


def test_conditions_differ_by_yes_and_no() -> None:
    both = [member("A", **{"1.1": Row(met=True)}), member("B", **{"1.1": Row(met=False)})]
    text = page(assessor_lines(RULES, {}, both))
    assert "1.1 (đạt hay chưa)" in text
    line = next(line for line in text.splitlines() if line.startswith("* 1.1 "))
    assert line.split()[-4:] == ["đạt", "chưa", "khác", "–"]


def test_members_who_agree_are_said_to_agree() -> None:
    assert "Các thành viên chấm giống nhau." in page(assessor_lines(RULES, {}, [member("A"), member("B")]))


def test_the_page_stays_within_its_width_with_many_members() -> None:
    text = page(assessor_lines(RULES, {}, [member(f"M{number}") for number in range(7)]))
    assert max(len(line) for line in text.splitlines() if "Lệch" in line or line.startswith("  1.")) <= 80
