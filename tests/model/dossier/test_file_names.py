"""What a name alone says: left behind by a program, a key, or something that can be evidence."""

from __future__ import annotations

import pytest

from cdsdossier.model.dossier.file_names import is_evidence_name


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("a.pdf", True),
        ("A.TMP", False),
        ("~$a.docx", False),
        (".a", False),
        ("HUONG-DAN.txt", False),
        ("a.LNK", False),
        ("a.webloc", False),
        ("a.url.pdf", True),
        ("a.docx~", False),
        ("a.docx.BAK", False),
        ("#a.txt#", False),
        ("#1 ke hoach.pdf", True),
        ("#", True),
        ("khoa.pfx", False),
        ("id_rsa", False),
        ("id_rsa.pub", True),
        ("bai-giang.key", True),
    ],
)
def test_a_name_says_whether_it_can_be_evidence(name: str, evidence: bool) -> None:
    assert is_evidence_name(name) is evidence
