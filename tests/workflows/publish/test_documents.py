"""Only listed documents that everybody may open are offered, under names that say no more than their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.model.dossier import Dossier, Head
from cdsdossier.model.dossier.head import Download, Member
from cdsdossier.workflows.publish.documents import list_document_remarks, load_public_documents


def dossier(folder: Path, *listed: tuple[str, str], content: bytes = b"%PDF-1.7 x") -> Dossier:
    for file, _ in listed:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    downloads = tuple(Download(file=file, title=title) for file, title in listed)
    return Dossier(folder, Head(school_year="2025-2026", publish=downloads, council=(Member(name="Trần Thị Bình"),)))


def test_a_document_is_named_after_its_title(tmp_path: Path) -> None:
    listed = [("evidence/van-ban/QD so 7.PDF", "Quyết định công nhận"), ("output/x.pdf", "Quyết định công nhận")]
    first, second = load_public_documents(dossier(tmp_path, *listed, content=b"%PDF-1.7" + b"x" * 119_992))

    assert (first.name, first.title, first.kind, first.size) == (
        "quyet-dinh-cong-nhan.pdf",
        "Quyết định công nhận",
        "PDF",
        "120 KB",
    )
    assert second.name == "quyet-dinh-cong-nhan-2.pdf"


@pytest.mark.parametrize(
    ("title", "name"), [("CON", "van-ban-con.pdf"), ("…", "van-ban.pdf"), ("a" * 99, f"{'a' * 60}.pdf")]
)
def test_any_title_makes_a_name(tmp_path: Path, title: str, name: str) -> None:
    (one,) = load_public_documents(dossier(tmp_path, ("output/x.pdf", title)))
    assert one.name == name


def test_a_size_in_megabytes_has_one_decimal(tmp_path: Path) -> None:
    (one,) = load_public_documents(
        dossier(tmp_path, ("output/x.pdf", "Báo cáo"), content=b"%PDF-1.7" + b"x" * 3_399_992)
    )
    assert one.size == "3,4 MB"


@pytest.mark.parametrize(
    ("file", "title", "content", "words"),
    [
        ("output/a.pdf", "", b"%PDF", "thiếu title"),
        ("dossier.yaml", "Hồ sơ", b"x", "chỉ công bố được tệp trong output/ hoặc evidence/"),
        ("output/../dossier.pdf", "Hồ sơ", b"x", "chỉ công bố được tệp trong output/ hoặc evidence/"),
        ("output/a.exe", "Phần mềm", b"MZ", "loại tệp này không công bố được"),
        ("output/a.pdf", "Trang", b"<html><body>", "không đúng với đuôi tệp"),
        ("output/a.pdf", "Trống", b"", "tệp trống"),
    ],
)
def test_a_document_that_cannot_be_offered_is_refused(
    tmp_path: Path, file: str, title: str, content: bytes, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        load_public_documents(dossier(tmp_path, (file, title), content=content))


def test_all_documents_that_cannot_be_offered_are_named_at_once(tmp_path: Path) -> None:
    read = dossier(tmp_path, ("output/a.pdf", "A"), ("output/b.pdf", "B"))
    for name in ("a", "b"):
        (tmp_path / "output" / f"{name}.pdf").unlink()
    with pytest.raises(Refused, match=r"output/a\.pdf: không có tệp này[^\0]*output/b\.pdf: không có tệp này"):
        load_public_documents(read)


def test_a_link_to_another_place_is_no_document(tmp_path: Path) -> None:
    read = dossier(tmp_path / "ho-so", ("output/a.pdf", "A"))
    (tmp_path / "ho-so" / "output" / "a.pdf").rename(tmp_path / "mat.pdf")
    try:
        (tmp_path / "ho-so" / "output" / "a.pdf").symlink_to(tmp_path / "mat.pdf")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(Refused, match="không có tệp này"):
        load_public_documents(read)


def test_a_title_with_the_name_of_a_person_is_remarked(tmp_path: Path) -> None:
    (told,) = list_document_remarks(dossier(tmp_path, ("output/a.pdf", "Đơn của Trần Thị Bình")))
    assert told.startswith("Chú ý: “Đơn của Trần Thị Bình” có tên người;")
    assert list_document_remarks(dossier(tmp_path, ("output/a.pdf", "Báo cáo"))) == ()
