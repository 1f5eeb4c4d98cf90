"""A Word form of the school's own is filled whole, or refused with what is missing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from support.desk import Desk, digest, every_text

from cdsdossier.documents import compose
from cdsdossier.documents.rendering import render_documents
from cdsdossier.documents.templating import isolation, word_form
from cdsdossier.documents.templating.isolated_main import answer_job
from cdsdossier.documents.templating.isolation import FileProperties
from cdsdossier.errors import Refused, TemplateFault, WrongUsage

TYPED = (
    "A & B <x> {{ z }} {% if %}",
    "]]>",
    "{_{ {% raw %} &amp; </w:t>",
    "một\nhai\tba",
    "🎓 học \u05d0",
    "\u05e9\u05dc\u05d5\u05dd abc",
    "dài " * 1250,
)
Put = Callable[..., Path]


@pytest.fixture
def own_process() -> None:
    """Ask that the form is filled in a process of its own, as everywhere but here."""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Fill forms in this process where the same is said there: to start one for each is slow."""
    if "own_process" not in request.fixturenames:
        monkeypatch.setattr(isolation, "_ask", lambda job, *_: answer_job(json.loads(job)))


@pytest.fixture
def put(desk: Desk) -> Put:
    """Put a form into the dossier: lines of text, or what ``change`` makes of an empty document."""

    def putting(*lines: str, change: Callable[[Document], object] | None = None) -> Path:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        if change:
            change(made)
        path = desk.folder / "templates" / "bao-cao.docx"
        path.parent.mkdir(exist_ok=True)
        made.save(str(path))
        return path

    return putting


def filled(desk: Desk, change: Callable[[dict[str, Any]], object] | None = None) -> Document:
    (done,) = render_documents(desk.assessment(change), ["bao-cao"], desk.output, force=True)
    return docx.Document(str(done.path))


def fault(desk: Desk) -> str:
    with pytest.raises(TemplateFault) as caught:
        filled(desk)
    assert not desk.output.exists()
    return str(caught.value)


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change the parts inside a .docx."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.usefixtures("own_process")
def test_a_form_is_filled_with_the_same_names_and_is_the_whole_document(desk: Desk, put: Put) -> None:
    put(
        "{{ school.name }}: {{ documents[“bao-cao”].number }}, {{ documents['bao-cao'].date|long_date }}",
        "{%p for text in narrative.strengths %}",
        "- {{ text }}",
        "{%p endfor %}",
        "{{ groups[0].points }} điểm",
    )

    assert [paragraph.text for paragraph in filled(desk).paragraphs] == [
        "Trường THCS An Bình: 05/BC-THCSQT, ngày 22 tháng 4 năm 2026",
        "- Giáo viên tích cực.",
        "69,5 điểm",
    ]


def test_the_rows_of_a_table_repeat(desk: Desk, put: Put) -> None:
    wanted = [
        ["TT", "Tên"],
        ["{%tr for m in council %}", ""],
        ["{{ loop.index }}", "{{ m.name }}"],
        ["{%tr endfor %}", ""],
    ]

    def table(made: Document) -> None:
        for row, cells in zip(made.add_table(4, 2).rows, wanted, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    put(change=table)

    assert [[cell.text for cell in row.cells] for row in filled(desk).tables[0].rows] == [
        ["TT", "Tên"], ["1", "N.V.A."], ["2", "L.V.C."],
    ]  # fmt: skip


def test_words_beside_a_tag_that_takes_the_row_are_not_lost_in_silence(desk: Desk, put: Put) -> None:
    def table(made: Document) -> None:
        for cell, text in zip(made.add_table(1, 2).rows[0].cells, ["{%tr if school %}", "Tên"], strict=True):
            cell.text = text

    put(change=table)

    assert "thẻ {%tr if school %}: thẻ này phải đứng một mình trong hàng của bảng" in fault(desk)


def test_a_table_inside_a_table_repeats_its_own_rows(desk: Desk, put: Put) -> None:
    def table(made: Document) -> None:
        outer = made.add_table(1, 1).cell(0, 0)
        outer.text = "Hội đồng"
        inner = outer.add_table(3, 1)
        for cell, text in zip(
            inner.columns[0].cells, ["{%tr for m in council %}", "{{ m.name }}", "{%tr endfor %}"], strict=True
        ):
            cell.text = text

    put(change=table)
    cell = filled(desk).tables[0].cell(0, 0)

    assert cell.paragraphs[0].text == "Hội đồng"
    assert [row.cells[0].text for row in cell.tables[0].rows] == ["N.V.A.", "L.V.C."]


def test_a_tag_that_word_cut_into_pieces_is_filled(desk: Desk, put: Put) -> None:
    def cut(made: Document) -> None:
        paragraph = made.add_paragraph("Của {{ sch")
        paragraph.add_run("ool.na").bold = True
        paragraph.add_run("me }}.")

    put(change=cut)

    assert filled(desk).paragraphs[0].text == "Của Trường THCS An Bình."


@pytest.mark.parametrize("typed", TYPED)
def test_data_comes_out_as_typed_in_text_table_and_header(desk: Desk, put: Put, typed: str) -> None:
    def everywhere(made: Document) -> None:
        made.add_table(1, 1).cell(0, 0).text = "{{ narrative.guidance[0] }}"
        made.add_section()
        made.sections[0].header.paragraphs[0].text = "{{ narrative.guidance[0] }}"

    put("{{ narrative.guidance[0] }}", change=everywhere)
    paper = filled(desk, lambda parts: parts["narrative"].update(guidance=[f"x{typed}x"]))

    assert paper.paragraphs[0].text == f"x{typed}x"
    assert paper.tables[0].cell(0, 0).text == f"x{typed}x"
    assert paper.sections[0].header.paragraphs[0].text == f"x{typed}x"


@pytest.fixture(scope="module")
def simple_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates") / "thu.docx"
    made = docx.Document()
    for line in ("{%p for x in all %}", "a{{ x }}b{% if x %}{{ x }}{% endif %}", "{%p endfor %}"):
        made.add_paragraph(line)
    made.save(str(path))
    return path


ANY = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\n\t{}%_#&<>\"'“’"), min_size=1)


@settings(max_examples=15)  # to fill one form is slow, so each has many texts
@given(texts=st.lists(ANY, min_size=1, max_size=12))
def test_any_text_survives(simple_form: Path, texts: list[str]) -> None:
    # What XML cannot hold never becomes a fact.
    texts = [text.replace("\ufffe", "").replace("\uffff", "") for text in texts]
    properties: FileProperties = {"title": texts[0], "author": texts[-1], "day": ""}
    made = word_form.fill_word_form(simple_form, "thu.docx", {"all": texts}, 100_000, properties)

    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert lines == [f"a{text}b{text}" for text in texts]


MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def noted(kind: str) -> Callable[[dict[str, bytes]], None]:
    """Return a change that gives a form a note of this kind, with a tag in it."""
    note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{{{{ school.name }}}}</w:t></w:r></w:p></w:{kind}>'
    more = {
        "[Content_Types].xml": f'<Override PartName="/word/{kind}s.xml" ContentType="{TYPE}.{kind}s+xml"/></Types>',
        "word/_rels/document.xml.rels": f'<Relationship Id="rId99" Type="{RELATION}/{kind}s" Target="{kind}s.xml"/>'
        "</Relationships>",
    }

    def add(parts: dict[str, bytes]) -> None:
        parts[f"word/{kind}s.xml"] = f'<w:{kind}s xmlns:w="{MAIN}">{note}</w:{kind}s>'.encode()
        for name, text in more.items():
            end = text[text.rindex("<") :]
            parts[name] = parts[name].replace(end.encode(), text.encode())

    return add


def test_footnotes_are_filled_once_however_many_sections_there_are(desk: Desk, put: Put) -> None:
    path = put("x", change=lambda made: made.add_section())
    rewritten(path, noted("footnote"))
    typed = "Trường {{ school.code }}"
    filled(desk, lambda parts: parts["head"]["school"].update(name=typed))

    with zipfile.ZipFile(desk.output / "06-bao-cao.docx") as package:
        assert typed in package.read("word/footnotes.xml").decode()


def test_a_form_without_any_place_to_fill_is_refused(desk: Desk, put: Put) -> None:
    put("Báo cáo của năm trước, đạt 12 điểm")

    with pytest.raises(TemplateFault, match="chưa có chỗ nào để điền"):
        filled(desk)


@pytest.mark.usefixtures("own_process")
def test_a_tag_where_nothing_is_filled_in_is_refused(desk: Desk, put: Put) -> None:
    rewritten(put("x"), noted("endnote"))

    with pytest.raises(Refused, match=r"còn thẻ “\{\{ school\.name…” chưa điền được"):
        filled(desk)


def test_what_is_only_asked_for_need_not_stand_on_the_paper(desk: Desk, put: Put) -> None:
    put("{% set x %}{{ school.staff }} người{% endset %}{% if x %}Có {{ 'GD&ĐT' }}{% endif %}")

    assert filled(desk).paragraphs[0].text == "Có GD&ĐT"


@pytest.mark.usefixtures("own_process")
def test_the_same_dossier_gives_the_same_bytes_whatever_the_forms_own_history(desk: Desk, put: Put) -> None:
    def history(author: str) -> Callable[[Document], None]:
        def write(made: Document) -> None:
            made.core_properties.author, made.core_properties.title = author, "{{ school.name }} & B"

        return write

    digests = set()
    for author in ("N.V.A.", "T.T.B."):
        put("{{ school.name }}", change=history(author))
        paper = filled(desk)
        digests.add(digest(desk.output / "06-bao-cao.docx"))
        assert paper.core_properties.author == "Trường THCS An Bình"
        assert paper.core_properties.title.startswith("Báo cáo kết quả")
    with zipfile.ZipFile(desk.output / "06-bao-cao.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist() == sorted(package.namelist())

    assert len(digests) == 1


@pytest.mark.usefixtures("own_process")
def test_gaps_are_printed_and_counted(desk: Desk, put: Put) -> None:
    put("{{ school.staff }} người")
    (done,) = render_documents(
        desk.assessment(lambda p: p["head"]["school"].update(staff=None)), ["bao-cao"], desk.output
    )

    assert every_text(done.path).startswith("…… người")
    assert done.gaps == ("dossier.yaml: school.staff",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Của {{ scool.name }}", "đoạn “Của {{ scool.name }}”, thẻ {{ scool.name }}: không có tên “scool”; có phải"),
        ("Của {{ school.nmae }}", "có phải name?"),
        ("A {{ ''.__class__ }}", "mẫu không được dùng “__class__”"),
        ("{% autoescape false %}{{ school.name }}{% endautoescape %}", "không có lệnh “autoescape”"),
        ("A {{ school.name|safe }}", "đoạn “A {{ school.name|safe }}”"),
        ("A {{ 'x' * 10**8 }}", "quá dài"),
        ("A {{ 'x'|center(99999999) }}", "quá nhiều chữ"),
        ("A {% include '/etc/passwd' %}", "templates/bao-cao.docx, đoạn “A {% include '/etc/passwd' %}”"),
        ("{%p for x in council %}", "thiếu lệnh đóng"),
        ("{%p for x in council %}{%p endfor %}", "thẻ {%p for x in council %}: thẻ này phải đứng một mình trong đoạn"),
        ("Họ tên {%p if school %}", "đoạn “Họ tên {%p if school %}”"),
        ("A {{r school.name }}", "không dùng {{r …}}"),
        ("A {{ school.name", "templates/bao-cao.docx"),
        ("{% for x in range(10**9) %}{% endfor %}", "vòng lặp quá dài"),
    ],
)  # fmt: skip
def test_every_fault_names_paragraph_and_tag(desk: Desk, put: Put, line: str, words: str) -> None:
    put("Dòng đầu {{ school.name }}", line, "Dòng cuối")
    told = fault(desk)

    assert told.startswith("templates/bao-cao.docx")
    assert words in told


@pytest.mark.usefixtures("own_process")
def test_a_loop_without_end_is_stopped(desk: Desk, put: Put) -> None:
    put("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}")

    told = fault(desk)
    assert told.startswith("templates/bao-cao.docx, đoạn “")
    assert "mẫu lặp quá nhiều lần" in told


MAINS = {
    "wordprocessingml.template": "mẫu Word (.dotx)",
    "spreadsheetml.sheet": "tệp Excel (.xlsx)",
    "presentationml.presentation": "tệp PowerPoint (.pptx)",
}


@pytest.mark.parametrize("kind", MAINS)
def test_another_kind_of_file_under_the_name_of_a_word_file_is_told_in_words(desk: Desk, put: Put, kind: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"wordprocessingml.document.main", f"{kind}.main".encode())

    rewritten(put("Trường {{ school.name }}"), change)

    assert fault(desk).startswith(f"templates/bao-cao.docx: tệp này là {MAINS[kind]} chỉ mang đuôi .docx; ")


def test_what_a_library_says_is_the_same_on_every_run(desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError(f"file {io.BytesIO()!r} is strange")

    monkeypatch.setattr(word_form, "_closed", fail)
    put("Trường {{ school.name }}")

    assert "(ValueError: file <_io.BytesIO object)" in fault(desk)


def linked(kind: str, target: str) -> Callable[[Path], None]:
    """Return what adds a link that leads out of the file."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{types}/{kind}" Target="{target}" TargetMode="External"/>'

    def change(parts: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", f"{link}</Relationships>".encode())

    return lambda path: rewritten(path, change)


def field(*pieces: str) -> Callable[[Path], None]:
    """Return what adds a field of Word, its instruction in pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    made = f"<w:p>{mark.format('begin')}{runs}{mark.format('end')}</w:p><w:sectPr".encode()

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", made, 1)

    return lambda path: rewritten(path, change)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (linked("image", "http://a.example/b.png"), "liên kết “http://a.example/b.png”"),
        (linked("image", "file:///etc/hostname"), "liên kết “file:///etc/hostname”"),
        (linked("oleObject", "C:/a.xlsx"), "liên kết “C:/a.xlsx”"),
        (linked("attachedTemplate", "https://a.example/b.dotm"), "liên kết “https://a.example/b.dotm”"),
        (linked("attachedTemplate", "file:///\\\\a.example\\b.dotm"), "liên kết"),
        (linked("attachedTemplate", "\\\\a.example\\b.dotm"), "liên kết"),
        (field(" INCLUDE", 'PICTURE "http://a.example/b.png" \\d'), "trường INCLUDEPICTURE"),
        (field("ddeauto c:\\\\x"), "trường DDEAUTO"),
    ],
)
def test_a_form_that_fetches_from_elsewhere_is_refused(
    desk: Desk, put: Put, spoil: Callable[[Path], None], what: str
) -> None:
    spoil(put("{{ school.name }}"))
    told = fault(desk)

    assert told.startswith(f"templates/bao-cao.docx: {what}")
    assert "lấy nội dung từ nơi khác" in told


def called_otherwise(name: str, kind: str, content: bytes, relation: str) -> Callable[[Path], None]:
    """Return what adds a part whose name does not say what it is."""

    def change(parts: dict[str, bytes]) -> None:
        for file, text in (
            ("[Content_Types].xml", f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>'),
            (
                "word/_rels/document.xml.rels",
                f'<Relationship Id="rId99" Type="{RELATION}/{relation}" Target="{name}"/></Relationships>',
            ),
        ):
            end = text[text.rindex("<") :]
            parts[file] = parts[file].replace(end.encode(), text.encode())
        parts[f"word/{name}"] = content

    return lambda path: rewritten(path, change)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            called_otherwise("a.bin", "text/html", b'<img src="http://a.example/b.png">', "aFChunk"),
            "phần word/a.bin là một tệp khác chèn vào",
        ),
        (
            called_otherwise(
                "footer1.foo",
                f"{TYPE}.footer+xml",
                f'<w:ftr xmlns:w="{MAIN}"><w:p><w:fldSimple w:instr="DDEAUTO a b"/></w:p></w:ftr>'.encode(),
                "footer",
            ),
            "trường DDEAUTO (phần word/footer1.foo)",
        ),
    ],
)
def test_a_part_is_judged_by_its_kind_and_not_by_its_name(
    desk: Desk, put: Put, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(put("{{ school.name }}"))

    assert words in fault(desk)


def test_a_field_that_the_tags_put_together_is_refused(desk: Desk, put: Put) -> None:
    mark, tag = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>', "<w:r><w:t>{}</w:t></w:r>"
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    hidden = tag.format("{% if 0 %}") + code.format("PAGE ") + tag.format("{% endif %}")
    made = f"<w:p>{mark.format('begin')}{hidden}{code.format('DDE a b')}{mark.format('end')}</w:p><w:sectPr".encode()
    rewritten(
        put("{{ school.name }}"),
        lambda parts: parts.update({
            "word/document.xml": parts["word/document.xml"].replace(b"<w:sectPr", made, 1)
        }),
    )  # fmt: skip

    assert "trường DDE (phần word/document.xml) lấy nội dung từ nơi khác" in fault(desk)


@pytest.mark.parametrize(
    "add",
    [
        linked("hyperlink", "https://a.example/"),
        linked("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
        linked("attachedTemplate", "file:///Users/a/Normal.dotm"),
        linked("attachedTemplate", "Normal.dotm"),
        field(" PAGE "),
        field(' HYPERLINK "https://a.example/" '),
    ],
)
def test_what_is_clicked_or_lies_on_the_disk_is_no_harm(desk: Desk, put: Put, add: Callable[[Path], None]) -> None:
    add(put("{{ school.name }}"))

    assert filled(desk).paragraphs[0].text == "Trường THCS An Bình"


def test_a_form_that_is_a_link_out_of_the_folder_is_not_opened(desk: Desk, put: Put, tmp_path: Path) -> None:
    path = put("{{ school.name }}")
    outside = path.rename(tmp_path / "ngoai.docx")
    try:
        path.symlink_to(outside)
    except OSError:
        pytest.skip("no links here")

    with pytest.raises(WrongUsage, match=r"templates/bao-cao\.docx là lối tắt dẫn ra ngoài"):
        filled(desk)


@pytest.mark.parametrize("filter_", ["e", "escape"])
def test_what_is_escaped_once_more_is_escaped_once_and_proved(desk: Desk, put: Put, filter_: str) -> None:
    put(f"A {{{{ school.name|{filter_} }}}} B")
    made = filled(desk, lambda parts: parts["head"]["school"].update(name="A & B <x>"))

    assert made.paragraphs[0].text == "A A & B <x> B"


def bomb(path: Path) -> None:
    rewritten(path, lambda parts: parts.update({"word/media/a.jpeg": b"\0" * 100_000_000}))


def macros(path: Path) -> None:
    rewritten(path, lambda parts: parts.update({"word/vbaProject.bin": b"x"}))


def entities(path: Path) -> None:
    bad = b'<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'
    rewritten(path, lambda parts: parts.update({"word/document.xml": bad}))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (bomb, "nội dung bên trong quá lớn"),
        (macros, "tệp có macro"),
        (entities, "tệp bị hỏng"),
        (lambda path: path.write_bytes(path.read_bytes()[:2000]), "tệp bị hỏng"),
        (lambda path: path.write_bytes(b""), "tệp bị hỏng"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "mật khẩu"),
        (lambda path: path.write_bytes(b"x" * 11_000_000), "nặng quá 10 MB"),
        (lambda path: rewritten(path, lambda parts: parts.pop("[Content_Types].xml")), "không phải tệp Word"),
        (lambda path: rewritten(path, lambda parts: parts.pop("word/document.xml")), "thiếu phần word/document.xml"),
    ],
    ids=["bomb", "macros", "entities", "cut", "empty", "old", "heavy", "no types", "no text"],
)
def test_a_hostile_form_is_one_sentence(desk: Desk, put: Put, spoil: Callable[[Path], object], words: str) -> None:
    spoil(put("{{ school.name }}"))
    told = fault(desk)

    assert told.startswith("templates/bao-cao.docx: ")
    assert words in told
    assert "\n" not in told


def test_a_form_beside_a_template_is_wrong_usage(desk: Desk, put: Put) -> None:
    path = put("x")
    path.with_suffix(".html").write_text("<p>x</p>", encoding="utf-8")

    with pytest.raises(WrongUsage, match=r"cả templates/bao-cao\.html và templates/bao-cao\.docx"):
        filled(desk)


def test_without_docxtpl_one_sentence_says_how_to_get_it(desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("x")
    monkeypatch.setattr(compose, "find_spec", lambda _: None)

    with pytest.raises(WrongUsage, match=r'pip install "cdsdossier\[forms\]"'):
        filled(desk)
