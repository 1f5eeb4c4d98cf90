"""What an external assessment lacks, and where it no longer fits the dossier."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import review_incomplete

HEAD = """state: {state}
body: {{name: UBND xã Thử}}
date: 2026-05-20
team:
  - {{name: N.V.A., role: Trưởng đoàn}}
"""
ROWS = {
    "1.1": 'self: "true", agree: true',
    "1.2.1": 'self: "25", agree: true',
    "1.2.2": 'self: "15.5", agree: true',
    "1.3": 'self: "30", agree: true',
    "2.1": 'self: "true", agree: true',
    "2.2": 'self: "50", agree: true',
    "2.3": 'self: "20", agree: true',
}


def lacking(
    head: str = HEAD, /, state: str | None = "dang-tham-dinh", **rows: str | None
) -> list[tuple[str, str, str]]:
    """Return (about, what, how) of a review whose rows (id with underscores) are changed."""
    entries = {**ROWS, **{row.replace("_", "."): entry for row, entry in rows.items()}}
    written = "".join(f'  "{row}": {{{entry}}}\n' for row, entry in entries.items() if entry is not None)
    found = find(review_incomplete, {"review.yaml": f"{head.format(state=state)}scores:\n{written}"})
    assert all(one.file == "review.yaml" for one in found)
    return [(one.about, one.message, one.fix) for one in found]


def test_a_complete_review_lacks_nothing() -> None:
    assert lacking() == lacking(state="chap-nhan") == []
    assert find(review_incomplete) == [], "no review at all"


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        ("dang-tham-dinh", Severity.WARNING),
        ("chap-nhan", Severity.ERROR),
        ("cong-nhan", Severity.ERROR),
    ],
)
def test_what_is_lacking_is_an_error_once_the_office_has_concluded(state: str, severity: Severity) -> None:
    text = HEAD.format(state=state).replace("date: 2026-05-20\n", "")
    found = find(review_incomplete, {"review.yaml": text})

    assert {one.severity for one in found} == {severity}
    assert len(found) == 1 + len(ROWS)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("state: {state}", "state:", "chưa ghi tình trạng đánh giá ngoài"),
        ("state: {state}\n", "", "chưa ghi tình trạng đánh giá ngoài"),
        ("state: {state}", "state: xong", ""),
        ("{{name: UBND xã Thử}}", "", "chưa ghi tên cơ quan đánh giá ngoài"),
        ("UBND xã Thử", '""', "chưa ghi tên cơ quan đánh giá ngoài"),
        ("UBND xã Thử", "[a]", ""),
        ("date: 2026-05-20", "date:", "chưa ghi ngày đánh giá ngoài"),
        ("date: 2026-05-20", "date: 20/5", ""),
        ("Trưởng đoàn", "Thành viên", "đoàn chưa có Trưởng đoàn"),
        ("Trưởng đoàn", "Truong doan", ""),
        ("role: Trưởng đoàn", "post: x", "đoàn chưa có Trưởng đoàn"),
        ("  - {{name: N.V.A., role: Trưởng đoàn}}", "  []", "chưa ghi đoàn đánh giá ngoài"),
        ("  - {{name: N.V.A., role: Trưởng đoàn}}", "  - N.V.A.", ""),
        ("  - {{name: N.V.A.", "  - N.V.B.\n  - {{name: N.V.A.", ""),
        ("  - {{name: N.V.A., role: Trưởng đoàn}}", "  - N.V.B.\n  - {{name: N.V.A., role: Thành viên}}", ""),
    ],
)
def test_the_head_of_a_review_must_be_filled_in_and_what_was_refused_is_not_missing(
    old: str, new: str, what: str
) -> None:
    assert old in HEAD

    assert [one[1] for one in lacking(HEAD.replace(old, new))] == [what][: bool(what)]


def test_a_returned_dossier_needs_no_day_no_team_and_no_decision() -> None:
    text = "state: tra-lai\nbody: {name: UBND xã Thử}\n"

    assert find(review_incomplete, {"review.yaml": text}) == []
    assert len(find(review_incomplete, {"review.yaml": "state: tra-lai\n"})) == 1


@pytest.mark.parametrize(
    ("row", "what", "how"),
    [
        (None, "review.yaml chưa có mục chấm “1.3”", 'Thêm "1.3": với agree: true'),
        (
            'self: "30"',
            "đoàn chưa có kết luận về “1.3”",
            "Ghi agree: true nếu đồng ý; không thì ghi agree: false, points",
        ),
        ('self: "30", agree: false', "đoàn chưa có kết luận về “1.3”", "Ghi agree: true nếu"),
        ('self: "30", agree: false, points: 20', "", ""),
        ('self: "30", agree: true, points: 30', "", ""),
        (
            'self: "30", agree: true, points: 20',
            "“1.3” vừa ghi đồng ý với trường (chấm 30 điểm) vừa ghi chấm 20 điểm",
            "Không đồng ý thì sửa thành agree: false; đồng ý thì xóa giá trị sau points:.",
        ),
        ('self: "30", met: true', "“1.3” là mục chấm điểm: không ghi met", "Ghi points: thay cho met:."),
        ('self: "30", agree: true, met: true', "“1.3” là mục chấm điểm: không ghi met", "Ghi points: thay"),
        ('self: "30", agree: true, points: x', "", ""),
        ('self: "30", agree: false, points: x', "", ""),
        (
            'self: "25", agree: true',
            "“1.3”: lúc mở đánh giá trường chấm 25 điểm, nay chấm 30 điểm",
            "Xem lại mục chấm này, rồi ghi self: 30",
        ),
        (
            "agree: true",
            "“1.3”: lúc mở đánh giá trường chưa chấm, nay chấm 30 điểm",
            "Xem lại mục chấm này, rồi ghi self: 30",
        ),
    ],
)
def test_each_row_needs_a_clear_decision(row: str | None, what: str, how: str) -> None:
    found = lacking(HEAD, **{"1_3": row})

    assert [one[1] for one in found] == [what][: bool(what)]
    assert all(about == "1.3" and fix.startswith(how) for about, _, fix in found)


def test_a_condition_is_decided_by_met() -> None:
    assert lacking(**{"1_1": 'self: "true", agree: false, met: false'}) == []
    ((_, what, how),) = lacking(**{"1_1": 'self: "true", points: 1'})
    assert (what, how) == ("“1.1” là điều kiện bắt buộc: không ghi points", "Ghi met: thay cho points:.")
    ((_, what, how),) = lacking(**{"1_1": 'self: "true", agree: false'})
    assert how.startswith("Ghi agree: true nếu đồng ý; không thì ghi agree: false, met")


def test_there_is_nothing_to_agree_with_where_the_school_has_not_scored() -> None:
    scores = FILES["scores/1-day-hoc.yaml"].replace("points: 30", "points: ~")
    rows = "".join(f'  "{row}": {{{entry}}}\n' for row, entry in {**ROWS, "1.3": "agree: true"}.items())
    review = HEAD.format(state="dang-tham-dinh") + f"scores:\n{rows}"
    (found,) = find(review_incomplete, {"review.yaml": review, "scores/1-day-hoc.yaml": scores})

    assert found.message == "“1.3”: trường chưa chấm, nên không có gì để đồng ý"
    emptied = review.replace('"1.3": {agree', '"1.3": {self: "30", agree')
    (found,) = find(review_incomplete, {"review.yaml": emptied, "scores/1-day-hoc.yaml": scores})
    assert (found.message, "self: (để trống)" in found.fix) == (
        "“1.3”: lúc mở đánh giá trường chấm 30 điểm, nay chưa chấm",
        True,
    )


def test_rows_of_a_score_file_that_cannot_be_read_are_not_said_to_have_changed() -> None:
    review = (
        HEAD.format(state="dang-tham-dinh")
        + "scores:\n"
        + "".join(f'  "{row}": {{{entry}}}\n' for row, entry in ROWS.items())
    )

    assert find(review_incomplete, {"review.yaml": review, "scores/1-day-hoc.yaml": "scores: [\n"}) == []


@pytest.mark.parametrize("scores", ["scores: x\n", "scores: [a]\n"])
def test_rows_that_were_refused_as_a_whole_are_not_missing_one_by_one(scores: str) -> None:
    assert find(review_incomplete, {"review.yaml": HEAD.format(state="dang-tham-dinh") + scores}) == []


def test_rows_are_not_asked_for_under_another_set() -> None:
    assert (
        find(review_incomplete, {"review.yaml": HEAD.format(state="chap-nhan") + "of: {indicator_set: khac}\n"}) == []
    )


@pytest.mark.parametrize(
    ("row", "what", "how"),
    [
        ("1.2", "“1.2” không phải mục chấm của bộ chỉ số", "Xóa mục này; điểm ghi ở các mục chấm."),
        ("1.31", "“1.31” không có trong bộ chỉ số", "Có phải “1.3”? Sửa mã hoặc xóa mục này."),
        ("abcdef", "“abcdef” không có trong bộ chỉ số", "Sửa mã theo bộ chỉ số hoặc xóa mục này."),
    ],
)
def test_a_row_that_nobody_asks_for_is_unknown(row: str, what: str, how: str) -> None:
    assert lacking(**{row.replace(".", "_"): "agree: true"}) == [(row, what, how)]


def test_a_near_id_is_looked_up_for_the_first_hundred_rows_only() -> None:
    found = lacking(**{f"1_2_1{letter}": "agree: true" for letter in map(chr, range(0x100, 0x100 + 101))})

    assert [how.startswith("Có phải") for _, _, how in found] == [True] * 100 + [False]


def test_a_review_that_cannot_be_read_lacks_nothing() -> None:
    assert find(review_incomplete, {"review.yaml": "state: [\n"}) == []


def test_an_empty_value_is_found_at_its_key() -> None:
    text = "state:\nbody: {name: }\ndate: 2026-05-20\nteam: [{role: Trưởng đoàn}]\nof: {indicator_set: khac}\n"

    found = find(review_incomplete, {"review.yaml": text})
    assert [(one.line, one.column) for one in found] == [(1, 1), (2, 8)]
