"""What of a dossier travels, and what the dossier cannot do without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.assessed import assessed

from cdsdossier.errors import Refused
from cdsdossier.workflows.package.left_out import LeftOutKind
from cdsdossier.workflows.package.payload import DossierPayload, collect_payload


def collected(folder: Path, *, draft: bool = False) -> DossierPayload:
    return collect_payload(assessed(folder).dossier, ("review.yaml", "review-output/"), draft=draft)


def test_the_list_of_packages_and_the_offices_part_stay(example: Path) -> None:
    for name in ("sent.yaml", "review.yaml", "review-output/a.docx", "evidence/1.1/sent.yaml"):
        (example / name).parent.mkdir(exist_ok=True)
        (example / name).write_bytes(b"")
    found = collected(example)

    assert found.of_office == ("review-output", "review.yaml")
    assert [one.path for one in found.left_out] == [".gitignore"]
    assert [file.name for file in found.files if file.name.endswith("sent.yaml")] == ["evidence/1.1/sent.yaml"]


@pytest.mark.parametrize("name", ["1.3.1/a.docx.bak", "1.3.1/khoa.pem", "1.3.1/.an.pdf", "$RECYCLE.BIN/a.pdf"])
def test_listed_evidence_that_may_not_leave_is_refused_but_for_a_draft(name: str, example: Path) -> None:
    listed = f'"1.3.1":\n    points: 5\n    evidence: [{{file: {name}}}]\n    note:'
    scores = example / "scores/1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    start = text.index('"1.3.1":')
    scores.write_text(f"{text[:start]}{listed}\n  {text[text.index(chr(34) + '1.3.2', start) :]}", encoding="utf-8")
    (example / "evidence" / name).parent.mkdir(exist_ok=True)
    (example / "evidence" / name).write_bytes(b"x")

    with pytest.raises(Refused, match="không được gửi đi"):
        collected(example)
    assert any(one.path.rstrip("/") in f"evidence/{name}" for one in collected(example, draft=True).left_out)


@pytest.mark.skipif(os.name == "nt", reason="needs the right to make links")
def test_a_link_never_travels_and_is_refused_where_it_counts_as_evidence(example: Path) -> None:
    (example / "evidence/1.1/vong").symlink_to("vong")
    with pytest.raises(Refused, match=r"“evidence/1\.1/vong” là lối tắt"):
        collected(example)

    (link,) = (one for one in collected(example, draft=True).left_out if one.kind is LeftOutKind.LINK)
    assert link.path == "evidence/1.1/vong"


@pytest.mark.skipif(os.name == "nt", reason="there are none")
def test_what_is_no_file_is_refused(example: Path) -> None:
    os.mkfifo(example / "ong")
    with pytest.raises(Refused, match="“ong” không phải tệp"):
        collected(example)
