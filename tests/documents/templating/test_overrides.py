"""The school's own wording takes the place of ours, and can do no harm."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desk import Desk, every_text

from cdsdossier.documents import catalogue as catalogues
from cdsdossier.documents import facts
from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.documents.rendering import describe_stray_templates, render_documents
from cdsdossier.documents.templating import isolation
from cdsdossier.documents.templating.isolation import facts_from_json, facts_to_json
from cdsdossier.errors import TemplateFault
from cdsdossier.files import resources

#: What people paste and type: markup, Jinja, CDATA, emoji, right-to-left, and much of it.
TYPED = ("A & B <x> {{ z }} {% if %}", "]]>", "🎓 học \u05d0", "\u05e9\u05dc\u05d5\u05dd\u200f abc", "dài " * 1250)
Write = Callable[..., None]


@pytest.fixture
def own(desk: Desk) -> Write:
    def write(source: str | bytes, document: str = "bao-cao") -> None:
        folder = desk.folder / "templates"
        folder.mkdir(exist_ok=True)
        data = source if isinstance(source, bytes) else source.encode()
        (folder / f"{document}.html").write_bytes(data)

    return write


def said(text: str) -> Callable[[dict[str, Any]], None]:
    """Return a change by which the narrative's first paragraph is ``text``."""
    return lambda parts: parts["narrative"].update(guidance=[text])


def printed(desk: Desk, *documents: str) -> str:
    done = render_documents(desk.assessment(), documents or ["bao-cao"], desk.output, force=True)
    return "\n".join(every_text(one.path) for one in done)


def test_a_body_in_the_dossier_replaces_ours_and_no_other(desk: Desk, own: Write) -> None:
    comments = "<!-- của trường\n -- <div> {{ cũ }} -->{# ghi chú <b #}\n"
    own(comments + "<p>Lời của {{ school.name }} năm học {{ school_year }}.</p>")
    report, sheet = (
        every_text(one.path) for one in render_documents(desk.assessment(), ["bao-cao", "phieu-cham-diem"], desk.output)
    )

    assert "Lời của Trường THCS An Bình năm học 2025-2026" in report
    assert "Căn cứ Luật Giáo dục" in report, "header, bases and signatures stay ours"
    assert "Ưu điểm" not in report.replace("ƯU ĐIỂM", "Ưu điểm")
    assert "Lời của" not in sheet


def test_the_body_of_an_annex_can_be_replaced(desk: Desk, own: Write) -> None:
    own("<p>Lịch của trường.</p>", "ke-hoach-phu-luc")

    assert "Lịch của trường" in printed(desk, "ke-hoach")


def test_our_common_phrases_and_files_of_its_own_can_be_imported(desk: Desk, own: Write) -> None:
    own("{% macro hello() %}<b>Chào</b>{% endmacro %}", "_chung")
    imports = '{% import "dung-chung.html" as chung with context %}{% import "_chung.html" as m %}'
    own(imports + "\n<p>{{ m.hello() }} {{ chung.us }}</p>")

    assert "Chào nhà trường" in printed(desk)


def test_the_comment_that_notepad_puts_in_front_is_not_printed(desk: Desk, own: Write) -> None:
    own("\ufeff<p>Dòng một</p>\r\n<p>hai</p>\r\n")

    assert "Dòng một" in printed(desk)


def test_a_gap_of_its_own_template_is_counted_by_its_field(desk: Desk, own: Write) -> None:
    own("<p>{{ school.staff }}{% if school.head.name %}{% endif %}</p>")
    assessment = desk.assessment(
        lambda parts: parts["head"]["school"].update(staff=None, head={"title": "Hiệu trưởng"})
    )
    (done,) = render_documents(assessment, ["bao-cao"], desk.output)

    assert "dossier.yaml: school.staff" in done.gaps
    assert done.gaps.count("dossier.yaml: school.head.name") == 1, "the signature's gap; an if prints nothing"


@pytest.mark.parametrize("typed", TYPED)
def test_data_comes_out_as_typed(desk: Desk, own: Write, typed: str) -> None:
    own("<p>{{ narrative.guidance[0] }}</p>")
    (done,) = render_documents(desk.assessment(said(f"x{typed}x")), ["bao-cao"], desk.output)

    assert f"x{typed}x" in every_text(done.path)


FAULTS = [
    ("{{ scool.name }}", "không có tên “scool”; có phải school?"),
    ("{{ documents.bao-cao.number }}", "không có tên “cao”; tên có dấu gạch ngang phải viết trong ngoặc"),
    ("{{ school.nmae }}", "có phải name?"),
    ("{{ 'x' * 10**8 }}", "quá dài"),
    ("{{ ['x'] * 10**8 }}", "quá dài"),
    ("{{ 10 ** 10**8 }}", "quá lớn"),
    ("{{ '%999999999d' % 1 }}", "không ghép chữ bằng %"),
    ("{{ '{:99999999d}'.format(1) }}", "quá nhiều chữ"),
    ("{{ 'x'|center(99999999) }}", "quá nhiều chữ"),
    ("{% for i in range(10**9) %}x{% endfor %}", "vòng lặp quá dài"),
    ("{% for i in range(99999) %}{% for j in range(99999) %}<b>x</b>{% endfor %}{% endfor %}", "quá nhiều chữ"),
    ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "tự gọi lại"),
    ("{{ ''.__class__ }}", "mẫu không được dùng “__class__”"),
    ("{{ school.name|safe }}", "không có bộ lọc “safe”"),
    ("{{ school.name|urlize }}", "không có bộ lọc “urlize”"),
    ('{% include "/etc/passwd" %}', "không có mẫu /etc/passwd"),
    ('{% import "../dossier.yaml" as d %}', "không có mẫu ../dossier.yaml"),
    ("{% for i in range(3) %}", "thiếu lệnh đóng"),
    ("{% autoescape false %}{{ school.name }}{% endautoescape %}", "không có lệnh “autoescape”"),
    ("{{ (school.name|e).translate({84: '<b>x</b>'}) }}", "mẫu không được dùng “translate”"),
    ("{{ [1, 2]|random }}", "không có bộ lọc “random”"),
    ("{{ lipsum() }}", "không có tên “lipsum”"),
    ("<div>x</div>", "không dùng thẻ <div>"),
    ("<b>x", "thẻ mở và thẻ đóng không khớp"),
    ("{{ 1 / 0 }}", "chia cho 0"),
    ("{{ school }}", "in từng phần"),
]


@pytest.mark.parametrize(("source", "words"), FAULTS)
def test_every_fault_names_file_and_line_and_shows_the_line(desk: Desk, own: Write, source: str, words: str) -> None:
    own(f"<p>một</p>\n<p>{source}</p>\n")

    with pytest.raises(TemplateFault) as caught:
        render_documents(desk.assessment(), ["bao-cao"], desk.output)
    first, shown = str(caught.value).split("\n")
    assert first.startswith("templates/bao-cao.html:2: ")
    assert words in first
    assert shown == f"  2 | <p>{source}</p>"[: len(shown)]
    assert not desk.output.exists()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 'x' * 10**2 }}", "x" * 100),
        ("{{ '{:9d}'.format(1) }}", "        1"),
        ("{{ 'x'|center(9) }}", "    x    "),
        ("{% for i in range(10) %}x{% endfor %}", "x" * 10),
        ("{% for i in range(9) %}{% for j in range(9) %}<b>x</b>{% endfor %}{% endfor %}", "x" * 81),
        ("{{ 1000 * 2000 + 2 ** 10 }}", "2001024"),
    ],
)
def test_the_same_with_a_small_number_is_printed(desk: Desk, own: Write, source: str, words: str) -> None:
    own(f"<p>một</p>\n<p>a{source}b</p>\n")

    assert f"a{words}b" in printed(desk)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_memory_has_a_bound(desk: Desk, own: Write) -> None:
    own("<p>một</p>\n<p>{{ '{:2000000000d}'.format(1) }}</p>")

    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:2: mẫu cần quá nhiều bộ nhớ"):
        printed(desk)


def test_a_loop_without_end_is_stopped_at_its_line(desk: Desk, own: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 1.5)
    own("<p>một</p>\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}")

    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:2: mẫu chạy quá"):
        printed(desk)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import time; print('.', end='', flush=True); time.sleep(600)", "chạy quá"),
        ("print('.', end='', flush=True); raise SystemExit('hết bộ nhớ')", "dừng giữa chừng (hết bộ nhớ)"),
        ("raise SystemExit('thiếu gói')", "dừng giữa chừng (thiếu gói)"),
    ],
)
def test_a_process_that_hangs_or_dies_is_one_sentence(
    desk: Desk, own: Write, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    started = isolation.subprocess.Popen  # type: ignore[attr-defined]

    def other(_: list[str], **options: object) -> object:
        return started([sys.executable, "-X", "utf8", "-c", program], **options)

    own("<p>x</p>")
    if "sleep" in program:
        monkeypatch.setattr(isolation, "SECONDS", 1.0)
    monkeypatch.setattr(isolation.subprocess, "Popen", other)  # type: ignore[attr-defined]

    with pytest.raises(TemplateFault) as caught:
        printed(desk)
    assert str(caught.value).startswith("templates/bao-cao.html: ")
    assert words in str(caught.value)


def test_nothing_is_imported_from_the_folder_somebody_works_in(
    desk: Desk, own: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    own("<p>Lời của trường.</p>")
    (desk.folder / "jinja2.py").write_text("raise SystemExit('harm')", encoding="utf-8")
    monkeypatch.chdir(desk.folder)

    assert "Lời của trường" in printed(desk)


def test_lines_are_counted_with_the_comments(desk: Desk, own: Write) -> None:
    own("<!-- một\nhai -->\n<p>{{ scool.name }}</p>")

    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:3: .*\n  3 \| <p>"):
        printed(desk)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(desk: Desk, own: Write, tmp_path: Path) -> None:
    own('<p>\n{% include "_ngoai.html" %}</p>')
    (tmp_path / "secret.html").write_text("bí mật", encoding="utf-8")
    try:
        (desk.folder / "templates" / "_ngoai.html").symlink_to(tmp_path / "secret.html")
    except OSError:
        pytest.skip("no links here")

    with pytest.raises(TemplateFault, match=r"templates/bao-cao\.html:2: không có mẫu _ngoai"):
        printed(desk)


def test_another_encoding_is_said_in_one_sentence(desk: Desk, own: Write) -> None:
    own("<p>Lời</p>".encode("utf-16"))

    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html: tệp không lưu theo mã UTF-8"):
        printed(desk)


def test_files_that_take_no_documents_place_are_named(desk: Desk, own: Write) -> None:
    for name in ("bao-cao", "ke-hoach-phu-luc", "_chung", "baocao"):
        own("<p>x</p>", name)
    for name in ("~$o-cao.docx", ".hidden", "ke-hoach-phu-luc.docx"):
        (desk.folder / "templates" / name).write_bytes(b"")

    assert describe_stray_templates(desk.folder) == (
        "Chú ý: templates/baocao.html không thay cho văn bản nào. Có phải bao-cao.html? Hãy đổi tên tệp.",
        "Chú ý: templates/ke-hoach-phu-luc.docx không thay cho văn bản nào. Hãy lưu lại thành ke-hoach-phu-luc.html.",
    )


def test_no_folder_has_no_strays(desk: Desk) -> None:
    assert describe_stray_templates(desk.folder) == ()


def test_all_facts_cross_unchanged(desk: Desk) -> None:
    year = catalogues.read_catalogue(resources.templates_folder())
    assessment = desk.assessment(lambda parts: parts["head"]["school"].update(staff=None))
    told = facts.build_facts(assessment, year.entry("bao-cao"), year, Gaps())
    counted = Gaps()
    there = facts_from_json(facts_to_json(told), counted)

    assert facts_to_json(there) == facts_to_json(told)
    assert isinstance(there["school"]["staff"], Gap)
    assert f"{there['school']['staff']}" == "……"
    assert counted.names == ("dossier.yaml: school.staff",)


plain = st.recursive(
    st.text() | st.integers() | st.booleans() | st.dates() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(min_size=1).filter(lambda key: key[0] != "\0"), inner),
)


@given(value=plain)
def test_any_plain_data_crosses_unchanged(value: object) -> None:
    assert facts_from_json(facts_to_json({"x": value, "y": 1}), Gaps()) == {"x": value, "y": 1}


def test_nothing_but_plain_data_crosses() -> None:
    assert facts_to_json({"a": date(2026, 1, 2), "b": Decimal("1.50")})
    with pytest.raises(TypeError):
        facts_to_json({"x": object()})
