"""The school's own wording takes the place of ours, and can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk, every_text

from cdsdossier.documents.rendering import describe_stray_templates, render_documents
from cdsdossier.errors import TemplateFault

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


@pytest.mark.parametrize(
    ("source", "words"), [("{{ scool.name }}", "không có tên “scool”"), ("<b>x", "thẻ mở và thẻ đóng không khớp")]
)
def test_a_fault_names_file_and_line_and_nothing_is_written(desk: Desk, own: Write, source: str, words: str) -> None:
    own(f"<p>một</p>\n<p>{source}</p>\n")

    with pytest.raises(TemplateFault) as caught:
        printed(desk)
    assert str(caught.value).startswith(f"templates/bao-cao.html:2: {words}")
    assert f"\n  2 | <p>{source}" in str(caught.value)
    assert not desk.output.exists()


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
