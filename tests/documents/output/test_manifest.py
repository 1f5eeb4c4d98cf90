"""The manifest says what the tool wrote; one that cannot be trusted says nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cdsdossier.documents.output import manifest

ENTRY = manifest.ManifestEntry("bao-cao", "a" * 64, "b" * 64, True, "c", ("head",), {"head": "1"}, {"1.1": "2"})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / manifest.FILE).write_bytes(manifest.format_output_manifest({"b.docx": ENTRY, "a.docx": ENTRY}))

    assert manifest.read_output_manifest(tmp_path) == {"a.docx": ENTRY, "b.docx": ENTRY}


def test_a_file_is_ours_while_it_is_as_we_wrote_it_or_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    entry = manifest.ManifestEntry("a", manifest.digest_content(b"ours"), "0")
    assert manifest.is_ours(path, None)
    for content, ours in ((b"", True), (b"ours", True), (b"theirs", False)):
        path.write_bytes(content)
        assert manifest.is_ours(path, entry) is ours
        assert manifest.is_ours(path, None) is (not content)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_manifest_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / manifest.FILE)
    assert manifest.read_output_manifest(tmp_path) == {}


def test_a_manifest_larger_than_any_honest_one_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = manifest.format_output_manifest({"a.docx": manifest.ManifestEntry("a", "0", "0")})
    (tmp_path / manifest.FILE).write_bytes(content)
    assert manifest.read_output_manifest(tmp_path)
    monkeypatch.setattr(manifest, "_MOST", 10)
    assert manifest.read_output_manifest(tmp_path) == {}
