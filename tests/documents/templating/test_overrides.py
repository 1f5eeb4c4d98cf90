"""The school's own wording takes the place of ours, and can do no harm."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.desk import SET, Desk, digest, every_text, reviewed

from cdsdossier.documents import catalogue, facts
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.rendering import describe_stray_templates, list_documents, render_documents
from cdsdossier.documents.templating import isolation
from cdsdossier.documents.templating.isolated_main import answer_job
from cdsdossier.documents.templating.overrides import COMMENT, eject_template
from cdsdossier.errors import Refused, TemplateFault, WrongUsage
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

    seen = typed.replace("\u200f", "")  # a mark that turns the direction of writing is no part of paper
    assert f"x{seen}x" in every_text(done.path)


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

    assert describe_stray_templates(desk.assessment(), "school") == (
        "Chú ý: templates/baocao.html không thay cho văn bản nào. Có phải bao-cao.html? Hãy đổi tên tệp.",
        "Chú ý: templates/ke-hoach-phu-luc.docx không thay cho văn bản nào. Hãy lưu lại thành ke-hoach-phu-luc.html.",
    )


def test_no_folder_has_no_strays(desk: Desk) -> None:
    assert describe_stray_templates(desk.assessment(), "school") == ()


# --- Our words, copied into the dossier for the school to change --------------------------------------------------


def listed_names() -> dict[str, str]:
    """Return the names that the comment of an ejected template explains."""
    text = (resources.templates_folder() / COMMENT).read_text(encoding="utf-8")
    lines = text.partition("Tên dùng được:\n")[2].removesuffix("#}\n").splitlines()
    return dict(re.split(r" {2,}", line.strip(), maxsplit=1) for line in lines)


ALL = [entry.id for entry in list_documents()]


@pytest.mark.parametrize("document", ALL)
def test_an_ejected_body_makes_the_very_same_paper(desk: Desk, document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_ask", lambda job, *_: answer_job(json.loads(job)))  # a process for each is slow
    (before,) = render_documents(desk.assessment(reviewed), [document], desk.folder / "before")
    files = eject_template(document, desk.folder)
    (after,) = render_documents(desk.assessment(reviewed), [document], desk.folder / "after")

    assert digest(before.path) == digest(after.path)
    assert before.gaps == after.gaps
    assert files[0] == desk.folder / "templates" / f"{document}.html"


def test_the_bodies_of_annexes_go_along(desk: Desk) -> None:
    assert [path.name for path in eject_template("ke-hoach", desk.folder)] == ["ke-hoach.html", "ke-hoach-phu-luc.html"]


def test_the_copy_begins_with_every_name_and_a_word_on_it(desk: Desk) -> None:
    (path,) = eject_template("bao-cao", desk.folder)
    top = path.read_text(encoding="utf-8").partition("#}")[0]

    assert top.startswith("{# Lời văn của trường cho: Báo cáo")
    for name, words in listed_names().items():
        assert re.search(rf"^ +{re.escape(name)} +{re.escape(words)}$", top, re.MULTILINE), name
    assert "$" not in top


@pytest.mark.parametrize("there", ["ke-hoach.html", "ke-hoach-phu-luc.html", "ke-hoach.docx"])
def test_nothing_is_overwritten_and_nothing_half_done(desk: Desk, there: str) -> None:
    folder = desk.folder / "templates"
    folder.mkdir()
    (folder / there).write_text("của trường", encoding="utf-8")

    with pytest.raises(Refused, match=f"Đã có templates/{re.escape(there)}"):
        eject_template("ke-hoach", desk.folder)
    assert [path.name for path in folder.iterdir()] == [there]
    assert (folder / there).read_text(encoding="utf-8") == "của trường"


def test_an_unknown_document_is_named_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match="Có phải bao-cao"):
        eject_template("baocao", desk.folder)


def test_a_folder_that_cannot_be_made_is_one_sentence(desk: Desk) -> None:
    (desk.folder / "templates").write_bytes(b"")

    with pytest.raises(Refused, match="Không ghi được"):
        eject_template("bao-cao", desk.folder)


def whole(parts: dict[str, Any]) -> None:
    """Let every name have a value: of a set judged as a whole and by group, with everything filled in."""
    reviewed(parts)
    parts["timeline"] = {
        "tasks": [{"id": "1", "what": "x", "when": "3/2026", "products": [{"name": "y"}], "owner": "z"}]
    }
    parts["scores"]["scores"]["1.2.1"]["evidence"][0]["number"] = "1"
    parts["head"]["documents"]["bien-ban-tu-danh-gia"]["present"] = 2


def judged_whole(parts: dict[str, Any]) -> None:
    whole(parts)
    parts["set"] = {**SET, "judged": "whole-set"}


def used(value: object, at: str) -> set[str]:
    """Return the names in some facts, written as in the table."""
    if isinstance(value, dict):
        return set().union(*(used(inner, f"{at}.{key}" if at else key) for key, inner in value.items()))
    if isinstance(value, list):
        return set().union({f"{at}[]"}, *(used(inner, f"{at}[]") for inner in value))
    return {at}


def as_listed(name: str) -> str:
    if name.startswith("review.documents."):
        return 'review.documents["mã"]'
    name = name.replace(".external.", ".own.")
    name = re.sub(r"^review\.team_roles\.[^.]+", 'review.team_roles["Trưởng đoàn"]', name)
    name = re.sub(r"^documents\.[\w-]+", 'documents["mã"]', name)
    name = re.sub(r"^(earlier|chain)\[\]\.(?!cited)", 'documents["mã"].', name)
    name = re.sub(r"^council_roles\.[^.]+", 'council_roles["Chủ tịch"]', name)
    return re.sub(r"^deadlines\.[\w-]+", 'deadlines["bước"]', name)


def test_the_table_of_names_agrees_with_the_facts(desk: Desk) -> None:
    year = catalogue.read_catalogue(resources.templates_folder())
    found: set[str] = set()
    for change in (whole, judged_whole):
        found |= used(facts.build_facts(desk.assessment(change), year.entry("to-trinh"), year, Gaps()), "")
    found = {as_listed(name) for name in found}
    # A list of mappings and a mapping that may be missing are listed by what is in them.
    holders = {name for name in found if any(other.startswith(f"{name}.") for other in found)}
    beyond = {'council_roles["Chủ tịch"].role', 'council_roles["Chủ tịch"].task'}  # only where somebody holds the role

    assert found - holders - beyond - set(listed_names()) == set()
    assert {name for name in listed_names() if name not in found} <= {
        *(
            "groups[].mandatory_unmet[]",
            "minutes.absent[]",
            "minutes.discussion[]",
            "review.minutes.discussion[]",
            "review.groups[].own.mandatory_unmet[]",
        ),
    }


def test_the_command_copies_and_names_strays(desk: Desk, cli: Any, tmp_path: Path) -> None:  # noqa: ANN401
    desk.assessment()
    copied = cli("render", desk.folder, "--eject", "bao-cao")
    again = cli("render", desk.folder, "--eject", "bao-cao")
    (desk.folder / "templates" / "baocao.html").write_text("x", encoding="utf-8")
    rendered = cli("render", desk.folder, "bao-cao")

    assert (copied.code, again.code, rendered.code) == (0, 1, 0)
    assert "bao-cao.html" in copied.out
    assert "Đã có templates/bao-cao.html" in again.err
    assert "templates/baocao.html không thay cho văn bản nào. Có phải bao-cao.html?" in rendered.err


def test_a_package_by_the_name_of_the_folder_is_nobodys_wording(desk: Desk, own: Write) -> None:
    own("<p>Đạt mức 3.</p>")
    (desk.folder / "templates" / "bagit.txt").touch()
    assert "Đạt mức 3." not in printed(desk)
