"""Files that are ZIP inside: their kind, a password, an end that is missing; a hostile one costs no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.zip import probe_zip


def probed(data: bytes, place: Path) -> tuple[str, FileFault]:
    path = place / "tep"
    path.write_bytes(data)
    return probe_zip(lambda at, count: data[at : at + count], len(data), (data[:4096], data[-4096:]))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
@pytest.mark.parametrize("far", [False, True])
def test_office_files_are_known_wherever_their_names_are(kind: str, far: bool, tmp_path: Path) -> None:
    assert probed(made.office(kind, far=far), tmp_path) == (kind, FileFault.NONE)


@pytest.mark.parametrize("kind", ["odt", "ods", "odp"])
def test_open_documents_say_what_they_are(kind: str, tmp_path: Path) -> None:
    assert probed(made.open_document(kind), tmp_path) == (kind, FileFault.NONE)


def test_an_archive_with_a_folder_of_that_name_is_only_an_archive(tmp_path: Path) -> None:
    assert probed(made.zipped({"word/a.txt": "x"}), tmp_path) == ("zip", FileFault.NONE)


def test_a_password_a_missing_end_and_a_list_in_the_wrong_place_are_told(tmp_path: Path) -> None:
    good = made.office("docx")
    moved = bytearray(good)
    moved[-6:-2] = (len(good)).to_bytes(4, "little")

    assert probed(made.locked_zip(), tmp_path)[1] == FileFault.LOCKED
    assert probed(good[:-30], tmp_path) == ("docx", FileFault.CUT)
    assert probed(bytes(moved), tmp_path) == ("docx", FileFault.BROKEN)


def test_an_end_behind_a_long_comment_is_found(tmp_path: Path) -> None:
    assert probed(made.zipped({"a": "x"}, comment=b"c" * 60_000), tmp_path) == ("zip", FileFault.NONE)


def test_content_types_that_do_not_unpack_make_an_archive_of_it(tmp_path: Path) -> None:
    hostile = made.zipped({"[Content_Types].xml": "<Types/>", "a.xml": "<x/>"})

    assert probed(hostile, tmp_path) == ("zip", FileFault.NONE)


def office_at(folder: str, kind: str = "xlsx", *, types: bytes | str | None = None, slash: str = "/") -> bytes:
    """Return an Office file whose parts lie in another folder than programs use."""
    word, part = {"xlsx": ("spreadsheetml.sheet", "workbook"), "docx": ("wordprocessingml.document", "document")}[kind]
    said = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{word}.main+xml"/></Types>'
    names = {"_rels/.rels": "<r/>", f"{folder}{part}.xml": "<x/>", "[Content_Types].xml": types or said}
    return made.zipped({name.replace("/", slash): data for name, data in names.items()})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (office_at(""), "xlsx"),
        (office_at("khac/sau/"), "xlsx"),
        (office_at("xl/", slash="\\"), "xlsx"),
        (office_at("XL/"), "xlsx"),
        (office_at("noi-dung/", "docx"), "docx"),
        (office_at("", types="<Types/>"), "ooxml"),
        (office_at("", types='<Types ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'), "xlsx"),
        (office_at("", types='<Types a="spreadsheetml.sheet" b="presentationml.slideshow.main+xml"/>'), "pptx"),
        (office_at("", types='<Types a="spreadsheetml.sheet.main+xml"/>'.encode("utf-16")), "xlsx"),
    ],
)
def test_an_office_file_whose_parts_lie_elsewhere_is_one(data: bytes, kind: str, tmp_path: Path) -> None:
    assert probed(data, tmp_path) == (kind, FileFault.NONE)


_WORD = "application/vnd.oasis.opendocument."
_MANIFEST = '<m:manifest xmlns:m="urn:x"><m:file-entry m:full-path="/" m:media-type="{}"/>{}</m:manifest>'


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"content.xml": "<x/>", "mimetype": f"{_WORD}text"}, "odt"),
        ({"content.xml": "<x/>", "mimetype": f"{_WORD}spreadsheet-template\n"}, "ods"),
        ({"META-INF/manifest.xml": "<x/>", "mimetype": f"{_WORD}presentation", "content.xml": "<x/>"}, "odp"),
        ({"content.xml": "<x/>", "META-INF/manifest.xml": _MANIFEST.format(f"{_WORD}text", "")}, "odt"),
        ({"content.xml": "<a><office:spreadsheet/></a>", "META-INF/manifest.xml": _MANIFEST.format("", "")}, "ods"),
        ({"mimetype": "application/epub+zip", "content.opf": "<x/>"}, "zip"),
        ({"content.xml": "<x/>"}, "zip"),
        ({"bai/mimetype": f"{_WORD}text"}, "zip"),
    ],
)
def test_an_open_document_is_one_wherever_its_type_stands(parts: dict[str, str], kind: str, tmp_path: Path) -> None:
    assert probed(made.zipped(parts), tmp_path) == (kind, FileFault.NONE)
    assert probed(made.zipped(parts, stored=True), tmp_path) == (kind, FileFault.NONE)


def test_a_password_of_an_open_document_stands_in_its_manifest(tmp_path: Path) -> None:
    for kind in ("text", "spreadsheet", "presentation"):
        entry = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
        locked = _MANIFEST.format(_WORD + kind, entry)
        parts: dict[str, str | bytes] = {
            "mimetype": _WORD + kind,
            "content.xml": bytes(range(256)),
            "META-INF/manifest.xml": locked,
        }
        assert probed(made.zipped(parts), tmp_path)[1] is FileFault.LOCKED
        assert probed(made.zipped({**parts, "META-INF/manifest.xml": "<a/>"}), tmp_path)[1] is FileFault.NONE
        assert probed(made.zipped({"a/META-INF/manifest.xml": locked}), tmp_path)[1] is FileFault.NONE


def test_the_end_of_an_archive_inside_is_not_its_own(tmp_path: Path) -> None:
    inner = made.office("xlsx")
    outer = made.zipped(
        {"word/document.xml": bytes(300), "word/bang.xlsx": inner, "[Content_Types].xml": ""}, stored=True
    )
    after_inner = outer.index(inner) + len(inner)

    assert probed(outer, tmp_path) == ("docx", FileFault.NONE)
    assert {probed(outer[:at], tmp_path)[1] for at in (after_inner, after_inner + 50, len(outer) - 5)} == {
        FileFault.CUT
    }


def test_archives_that_readers_open_have_no_fault(tmp_path: Path) -> None:
    whole, other = made.office("docx"), made.zipped({"a.txt": "a"}, comment=b"nop PK\x05\x06 lai")
    several = bytearray(other)
    several[several.index(b"PK\x05\x06") + 4] = 2  # the last of three volumes

    for data in (whole + b"\r\n" * 40, whole + other, b"MZ" + bytes(500) + whole, other, bytes(several)):
        assert probed(data, tmp_path)[1] is FileFault.NONE
