"""Each kind of value: what it takes, what it refuses, and what it says then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)  # a slow machine is no fault


class Every(Form):
    text: str | None = fields.text_field()
    code: str | None = fields.code_field(required=False)
    points: Decimal | None = fields.points_field()
    count: int | None = fields.count_field()
    flag: bool | None = fields.flag_field()
    day: date | None = fields.date_field()
    year: str | None = fields.school_year_field()
    measured: str | None = fields.measured_field()
    number: str | None = fields.document_number_field()
    word: str | None = fields.choice_field(("ke-hoach", "bao-cao"))
    words: tuple[str, ...] = fields.texts_field(("ke-hoach", "bao-cao"))
    names: dict[str, str] = fields.text_table_field()


KINDS = Every.fields


def read(kind: str, written: str) -> tuple[object, tuple[str, str] | None]:
    """Return what is held, and what is said."""
    form, findings = read_form(Every, parse_page(f"{kind}: {written}\n".encode(), "f.yaml"))
    assert len(findings) <= 1
    return getattr(form, kind), (findings[0].message, findings[0].fix) if findings else None


@pytest.mark.parametrize(
    ("kind", "written", "held"),
    [
        ("text", "Trường A", "Trường A"),
        ("text", "1.10", "1.10"),
        ("text", "05", "05"),
        ("text", "true", "true"),
        ("text", "yes", "yes"),
        ("code", '"1.10"', "1.10"),
        ("code", "tb-1", "tb-1"),
        ("points", "6", Decimal(6)),
        ("points", "6.50", Decimal("6.5")),
        ("points", "-1", Decimal(-1)),
        ("points", '"6.5"', Decimal("6.5")),
        ("count", "38", 38),
        ("count", "38.0", 38),
        ("count", "0", 0),
        ("flag", "true", True),
        ("flag", "False", False),
        ("day", "2024-02-29", date(2024, 2, 29)),
        ("day", '"2024-02-05"', date(2024, 2, 5)),
        ("year", "2025-2026", "2025-2026"),
        ("year", "1900-1901", "1900-1901"),
        ("year", "9000-9001", "9000-9001"),
        ("measured", "36/38", "36/38"),
        ("measured", "0/38", "0/38"),
        ("measured", "1/1", "1/1"),
        ("measured", '" 20 "', "20"),
        ("measured", "20", "20"),
        ("number", "2", "2"),
        ("number", "02", "02"),
        ("number", "12a", "12a"),
        ("number", "123456", "123456"),
        ("measured", "123456/123456", "123456/123456"),
        ("measured", "123456789", "123456789"),
        ("word", "ke-hoach", "ke-hoach"),
        ("words", "[ke-hoach, bao-cao]", ("ke-hoach", "bao-cao")),
        ("names", "{S1: A, S2: 5}", {"S1": "A", "S2": "5"}),
    ],
)
def test_a_right_value_is_held_as_what_it_is(kind: str, written: str, held: object) -> None:
    assert read(kind, written) == (held, None)


class _Named(Form):
    place: str | None = fields.choice_field(
        ("mam-non", "Thư ký"), meant={"mầm": "mam-non", "lạ": "khac"}.get, about="Nơi họp (phòng, tầng), nếu có."
    )


@pytest.mark.parametrize(
    ("written", "word"), [("MẦM-NON", "mam-non"), ("mầm", "mam-non"), ("thư ký", "Thư ký"), ("Thu  Ky", "Thư ký")]
)
def test_a_word_whose_meaning_is_certain_is_taken_and_told_how_to_write(written: str, word: str) -> None:
    form, (finding,) = read_form(_Named, parse_page(f"place: {written}\n".encode(), "a.yaml"))

    assert (form.place, finding.fix) == (word, f"Viết {word}")
    assert finding.message == f"Nơi họp (place) không dùng được giá trị “{written}”; viết {word}"


def test_another_word_is_not_guessed() -> None:
    form, (finding,) = read_form(_Named, parse_page("place: lạ\n".encode(), "a.yaml"))

    assert (form.place, finding.fix) == (None, "Dùng một trong: mam-non, Thư ký.")


@pytest.mark.parametrize(
    ("kind", "written", "words"),
    [
        ("text", "[a]", "“text” phải là một dòng chữ|ngoặc kép"),
        (
            "text",
            "{Họp: từng nhóm}",
            'câu “Họp: từng nhóm” có dấu hai chấm|kép: "Họp: từng nhóm"',
        ),
        ("text", "{Ý kiến: }", 'kép: "Ý kiến:"'),
        ("text", "{Nói: 'về \"mạng\"'}", "Viết cả câu trong ngoặc kép."),
        ("text", "{Họp: [a]}", "“text” phải là một dòng chữ"),
        ("points", "-5,5", "“-5,5”|Viết -5.5"),
        ("points", "',5'", "“,5” không phải số"),
        ("points", "'5,'", "“5,” thừa dấu câu"),
        ("points", "“6”", "số 6 nằm trong ngoặc kép cong|Viết 6 (không có ngoặc)."),
        ("points", "có", "“có” không phải số điểm"),
        ("points", "6.5đ", "Chỉ viết số: 6.5"),
        ("points", "6,5 điểm", "Chỉ viết số: 6.5"),
        ("points", "khoảng sáu", "“khoảng sáu” không phải số"),
        ("points", "1234567890", "quá dài|9 chữ số"),
        ("points", "{a: 1}", "“points” phải là một số"),
        ("count", "38.5", "“38.5” không phải số nguyên|ví dụ 7"),
        ("count", "-1", "“-1” không phải số nguyên|từ 0 trở lên"),
        ("flag", "[x]", "“flag” chỉ ghi true hoặc false"),
        ("flag", "đạt", "“đạt”|Viết true."),
        ("flag", "1", "“1”|Viết true."),
        ("flag", "YES", "“YES”|Viết true."),
        ("flag", "“No”", "“No” không phải|Viết false."),
        ("points", "Yes", "“Yes” không phải số điểm"),
        ("flag", "chưa đạt", "“chưa đạt”|Viết false."),
        ("flag", "không đạt", "“không đạt”|Viết false."),
        ("flag", "có thể", "“có thể”|true (đạt, có) hoặc false"),
        ("day", "[2024]", "“day” phải là một ngày"),
        ("day", "“2024-02-05”", "ngoặc kép cong kiểu Word|Viết 2024-02-05 (không có ngoặc)."),
        *(("day", written, "Viết 2024-02-05") for written in ("2024-2-5", "2024/2/5", "2024.2.5", "5/2/2024")),
        *(("day", written, "Viết 2024-02-05") for written in ("5-2-2024", "ngày 5 tháng 2 năm 2024", "5.2.2024")),
        ("day", "05.02.2024", "Viết 2024-02-05"),
        ("day", "5/2/20245", "không phải ngày"),
        ("day", "005/2/2024", "không phải ngày"),
        ("day", "5/002/2024", "không phải ngày"),
        ("day", "2024/2/50", "không có ngày"),
        ("day", "2024/2/505", "không phải ngày"),
        ("year", "1899-1900", "“1899-1900” không phải năm học"),
        ("year", "9001-9002", "“9001-9002” không phải năm học"),
        ("day", "ngày 5/2/2024", "Viết 2024-02-05"),
        ("day", "2024/2/5", "Viết 2024-02-05"),
        ("day", "31/2/2024", "không có ngày “31/2/2024”"),
        ("day", "0000-01-01", "không có ngày “0000-01-01”"),
        ("day", "tháng 2/2024", "“tháng 2/2024” không phải ngày|năm-tháng-ngày"),
        ("day", "2024-02-05T10:00:00", "không phải ngày"),
        ("year", "2025", "“2025” không phải năm học|2025-2026"),
        ("year", "2025-2027", "hai năm liền nhau|Viết 2025-2026"),
        ("measured", "38/36", "phần không được lớn hơn tổng"),
        ("measured", "1/0", "không phải tỉ lệ"),
        ("measured", "0/0", "không phải tỉ lệ"),
        ("measured", "95%", "“95%”|36/38"),
        ("measured", "36,5", "“36,5”|36/38"),
        ("measured", "'1234567/1234567'", "không phải số liệu đo được"),
        ("measured", "'1234567890'", "không phải số liệu đo được"),
        ("number", "'1234567'", "Số văn bản chỉ ghi chữ số, không ghi “1234567”"),
        ("number", "02/KH-THCS", "“02/KH-THCS”|Viết 02;"),
        ("number", "Số 15/QĐ", "Viết 15;"),
        ("word", "ke-hoac", "“ke-hoac”|Có phải “ke-hoach”?"),
        ("word", "x", "“word” không dùng được giá trị “x”|Dùng một trong: ke-hoach, bao-cao."),
        ("words", "ke-hoach", "“words” phải là danh sách|- …"),
        ("names", "[a]", "“names” phải gồm các mục con"),
    ],
)
def test_a_wrong_value_is_left_out_and_told(kind: str, written: str, words: str) -> None:
    held, said = read(kind, written)

    assert held == KINDS[kind].default
    assert said is not None
    assert [word for word in words.split("|") if word not in " | ".join(said)] == []


@pytest.mark.parametrize(
    ("words", "fix"),
    [
        ("yes y on có co đạt dat x đúng rồi ok 1", "Viết true."),
        ("no n off không khong chưa sai 0", "Viết false."),
    ],
)
def test_every_usual_word_for_yes_and_no_is_understood(words: str, fix: str) -> None:
    for word in words.split():
        assert read("flag", word) == (None, (f"“{word}” không phải true hay false", fix))


def test_the_number_alone_is_the_advice_for_one_with_its_unit() -> None:
    assert read("points", "6,5 điểm") == (None, ("“6,5 điểm” có chữ lẫn trong số", "Chỉ viết số: 6.5"))


@pytest.mark.parametrize(
    ("kind", "written", "held", "fix"),
    [
        ("code", "1.10", "1.10", 'Viết "1.10" (có ngoặc kép).'),
        ("code", "05", "05", 'Viết "05" (có ngoặc kép).'),
        ("year", "2025/2026", "2025-2026", "Viết 2025-2026"),
        ("year", "“2025-2026”", "2025-2026", "Viết 2025-2026"),
    ],
)
def test_what_is_certainly_meant_is_told_and_held(kind: str, written: str, held: str, fix: str) -> None:
    assert read(kind, written)[0] == held
    assert (read(kind, written)[1] or ("", ""))[1] == fix


class Needed(Form):
    id: str = fields.code_field()
    count: int = fields.count_field(required=True, default=0)
    words: tuple[str, ...] = fields.choices_field(("a", "b"), key="word")
    said: str | None = fields.recorded_field()
    own: str = fields.text_field(default="x")


def needed(text: str) -> tuple[Needed, list[str]]:
    form, findings = read_form(Needed, parse_page(text.encode(), "f.yaml"))
    return form, [finding.rule for finding in findings]


def test_an_id_must_be_there_and_a_needed_count_is_nought_without() -> None:
    form, rules = needed("own:\n")

    assert rules == ["key-missing", "key-missing"]
    assert (form.id, form.count, form.words, form.said, form.own) == ("", 0, (), None, "x")
    assert needed("id: a\ncount: x\n")[0].count == 0


@pytest.mark.parametrize(
    ("written", "words", "rules"),
    [("a", ("a",), []), ("[a, b]", ("a", "b"), []), ("c", (), ["value-wrong"]), ("[a, c]", ("a",), ["value-wrong"])],
)
def test_one_word_stands_for_a_list_of_one(written: str, words: tuple[str, ...], rules: list[str]) -> None:
    form, told = needed(f"id: a\ncount: 1\nword: {written}\n")

    assert (form.words, told) == (words, rules)


@pytest.mark.parametrize(("written", "said"), [("6.50", "6.50"), ("true", "true"), ("FALSE", "false"), ("'a'", "a")])
def test_what_was_recorded_is_kept_as_text(written: str, said: str) -> None:
    assert needed(f"id: a\ncount: 1\nsaid: {written}\n") == (Needed(id="a", count=1, said=said), [])


class Outer(Form):
    one: Needed | None = fields.form_field(Needed)
    other: Needed = fields.form_field(Needed, default=Needed(id="x"))
    many: tuple[Needed, ...] = fields.forms_field(Needed)
    table: dict[str, Needed] = fields.form_table_field(Needed, ("a",))
    named: dict[str, Needed] = fields.form_table_field(Needed)


def test_forms_stand_alone_in_lists_and_under_ids() -> None:
    item, inner = "{id: a, count: 1}", Needed(id="a", count=1)
    text = f"one: {item}\nmany: [{item}, {item}]\ntable: {{a: {item}, b: {item}}}\nnamed: {{b: {item}}}\n"
    form, findings = read_form(Outer, parse_page(text.encode(), "f.yaml"))

    assert form == Outer(
        one=inner, other=Needed(id="x"), many=(inner, inner), table={"a": inner}, named={"b": inner}
    )  # fmt: skip
    assert [finding.rule for finding in findings] == ["key-unknown"]
    assert (Outer().one, Outer().many, Outer().table) == (None, (), {})


def test_every_kind_has_the_name_that_the_help_of_editors_is_made_from() -> None:
    assert {name: field.kind for name, field in KINDS.items()} == {
        "text": "text", "code": "code", "points": "points", "count": "count", "flag": "flag", "day": "day",
        "year": "school-year", "measured": "measured", "number": "document-number", "word": "word", "words": "word",
        "names": "text",
    }  # fmt: skip
    assert Needed.fields["said"].kind == "recorded"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_may_stay_empty(kind: str) -> None:
    assert read(kind, "") == (KINDS[kind].default, None)


@CALM
@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_of_the_calendar_is_read_and_the_other_ways_of_writing_lead_to_it(day: date) -> None:
    other = f"{day.day}/{day.month}/{day.year:04}"

    assert read("day", day.isoformat()) == (day, None)
    assert read("day", other)[1] == (f"ngày “{other}” chưa đúng cách viết", f"Viết {day.isoformat()}")


@CALM
@given(st.decimals(min_value=-999_999_999, max_value=999_999_999, places=2))
def test_points_are_exact_and_a_comma_leads_to_the_same_number(number: Decimal) -> None:
    written = f"{number:f}"

    assert read("points", written) == (number, None)
    assert read("points", written.replace(".", ","))[1] == (
        f"“{written.replace('.', ',')}” dùng dấu phẩy thập phân",
        f"Viết {written} (dấu chấm).",
    )


@CALM
@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30), st.sampled_from(sorted(KINDS)))
def test_what_is_said_is_two_whole_lines(written: str, kind: str) -> None:
    _, findings = read_form(Every, parse_page(f"{kind}: {written}\n".encode(), "f.yaml"))

    for finding in findings:
        assert finding.message
        assert finding.fix
        assert len(finding.message.splitlines()) == len(finding.fix.splitlines()) == 1
