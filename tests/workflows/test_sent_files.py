"""Files that a browser sends, until they are filed."""

from __future__ import annotations

from io import BytesIO

import pytest

from cdsdossier.errors import WrongUsage
from cdsdossier.workflows.sent_files import SentFile, keep_sent_files


def _sent(*names: str) -> list[SentFile]:
    return [SentFile(name, BytesIO(name.encode())) for name in names]


def test_they_lie_under_names_that_travel_and_are_gone_afterwards() -> None:
    names = ["Kế hoạch.PDF", "kế hoạch.pdf", r"C:\Users\x\..\..\CON.txt", "../../a.sh", "Huong-Dan.txt", "<script>.png"]
    with keep_sent_files(_sent(*names)) as kept:
        assert [path.name for path in kept] == [
            "ke-hoach.pdf", "ke-hoach-2.pdf", "tep-con.txt", "a.sh", "tep-huong-dan.txt", "script.png",
        ]  # fmt: skip
        assert len({path.parent for path in kept}) == 1
        assert [path.read_bytes() for path in kept] == [name.encode() for name in names]
    assert not kept[0].parent.exists()


@pytest.mark.parametrize("name", ["~$nhap.docx", ".an", "khoa.pem", "a/b/", "x.lnk", "tai.crdownload"])
def test_what_is_no_evidence_by_its_name_is_refused(name: str) -> None:
    with pytest.raises(WrongUsage, match="không làm minh chứng được"), keep_sent_files(_sent("tot.pdf", name)):
        pytest.fail("it was kept")
