"""The parts of an Office file, unpacked within bounds."""

import pytest
from support import evidencemaker
from support.evidencemaker import zipped

from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.unzip import OfficePackage, detect_document_kind, get_attribute, local_name


def test_a_part_is_what_was_packed() -> None:
    package = OfficePackage(zipped({"a.xml": "<a/>", "b": b"\0\1"}))
    assert (package.names, package.part("b")) == (frozenset({"a.xml", "b"}), b"\0\1")


def test_names_are_compared_without_their_namespace() -> None:
    tree = OfficePackage(zipped({"a.xml": '<w:p xmlns:w="urn:x" w:val="1" b="2"/>'})).tree("a.xml")
    assert (local_name(tree), get_attribute(tree, "val"), get_attribute(tree, "c")) == ("p", "1", None)


def test_all_parts_together_have_a_bound() -> None:
    package = OfficePackage(zipped({"a": b"x" * 20_000_000, "b": b"x" * 20_000_000}))
    assert len(package.part("a")) == 20_000_000
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        package.part("b")


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
        "<!ENTITY b 'c'>",
        "<!DOCTYPE a><a/>".encode("utf-16"),
        "<a/>".encode("utf-16-le"),
    ],
    ids=["entity", "bare entity", "utf-16", "utf-16 without a mark"],
)
def test_a_library_never_gets_a_part_that_declares_something(part: str | bytes) -> None:
    with pytest.raises(UnreadableDocument, match="bị hỏng"):
        OfficePackage(zipped({"xl/workbook.xml": "<a/>", "x.XML": part})).check_for_library(100)


def test_a_library_gets_so_many_tags_and_no_more() -> None:
    OfficePackage(zipped({"a.xml": "<a/>" * 50, "b.bin": b"\0" * 9, "c.xml": "<a/>" * 50})).check_for_library(100)
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        OfficePackage(zipped({"a.xml": "<a/>" * 51, "c.xml": "<a/>" * 50})).check_for_library(100)


def test_an_archive_of_another_method_and_a_locked_one_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="bỏ mật khẩu"):
        OfficePackage(evidencemaker.locked_zip("word/document.xml")).part("word/document.xml")
    with pytest.raises(UnreadableDocument, match="bị hỏng"):
        OfficePackage(b"PK\x03\x04" + bytes(100))


@pytest.mark.parametrize(
    ("data", "kind"),
    [(evidencemaker.xls(), "xls"), (evidencemaker.doc(), "doc"), (b"Vi\xe1\xbb\x87c", "text"), (zipped({}), "zip")],
)
def test_content_tells_what_a_document_is(data: bytes, kind: str) -> None:
    assert detect_document_kind(data) == kind


@pytest.mark.parametrize("data", [evidencemaker.xls(locked=True), evidencemaker.locked_office()])
def test_a_document_with_a_password_is_named_as_such(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="bỏ mật khẩu"):
        detect_document_kind(data)
