"""Files that programs leave behind, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.overlay import TODAY
from support.rulemaker import FILES, read_dossier, read_set

from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import evidence_temporary
from cdsdossier.model.dossier import EvidenceTree


@pytest.mark.parametrize(
    ("name", "maker", "how"),
    [
        ("~$ke-hoach.docx", "Word hoặc Excel", "Đóng văn bản"),
        (".~LOCK.a.odt#", "Word hoặc Excel", "Đóng văn bản"),
        ("a.pdf.crdownload", "trình duyệt", "Chờ tải xong"),
        ("a.PART", "trình duyệt", "Chờ tải xong"),
        ("a.download", "trình duyệt", "Chờ tải xong"),
        ("Thumbs.db", "Windows", "Xóa đi."),
        ("desktop.ini", "Windows", "Xóa đi."),
        (".DS_Store", "macOS", "Xóa đi."),
        ("a.tmp", "chương trình khác", "Xóa đi."),
        ("Trang web.URL", "", "Thay bằng chính tệp đó"),
        ("a.lnk", "", "Thay bằng chính tệp đó"),
    ],
)
@pytest.mark.parametrize(("folder", "about"), [("1.1/", "1.1"), ("1.1/sau/", "1.1"), ("", "")])
def test_a_temporary_file_names_its_maker_and_what_to_do(
    name: str, maker: str, how: str, folder: str, about: str
) -> None:
    dossier = replace(read_dossier(FILES), evidence=EvidenceTree((), (folder + name,)))
    (found,) = check_scored(score_dossier(dossier, read_set(), TODAY), rules=[evidence_temporary]).findings

    assert (found.file, found.about) == (f"evidence/{folder}{name}", about)
    left = f"tệp tạm do {maker} để lại" if maker else "lối tắt tới nội dung ở chỗ khác"
    assert found.message == f"{left}, không tính là minh chứng"
    assert found.fix.startswith(how)
