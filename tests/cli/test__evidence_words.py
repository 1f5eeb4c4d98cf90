"""Which word is the row, which the folder: as people have always typed them, and with several files."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.cli._evidence_words import single_folder, split_add_words
from cdsdossier.errors import WrongUsage


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("a.pdf 1.1", ("a.pdf", "1.1", ".")),
        ("a.pdf 1.1 2025-2026", ("a.pdf", "1.1", "2025-2026")),
        ("a.pdf b.pdf https://x.vn 1.3.1", ("a.pdf b.pdf https://x.vn", "1.3.1", ".")),
        ("a.pdf b.pdf 1.3.1 ho-so", ("a.pdf b.pdf", "1.3.1", "ho-so")),
        ("a.pdf 1.1 2025", ("a.pdf", "1.1", "2025")),
        ("a.pdf I.1", ("a.pdf", "I.1", ".")),
        ("a.pdf I.1 ho-so", ("a.pdf", "I.1", "ho-so")),
        ("2025 1.1 ho-so", ("2025", "1.1", "ho-so")),
        ("a.pdf 9", ("a.pdf", "9", ".")),
        ("a.pdf b.pdf 9", ("a.pdf b.pdf", "9", ".")),
    ],
)
def test_the_row_is_found_behind_the_files(
    words: str, meant: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("2025", "9"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    asked = split_add_words(words.split())

    assert (" ".join(asked.names), asked.row, asked.folder.as_posix()) == meant


def test_too_few_and_too_many_words_are_told() -> None:
    for words in ([], ["a.pdf"]):
        with pytest.raises(WrongUsage, match="Thiếu tệp hoặc mã mục chấm"):
            split_add_words(words)
    with pytest.raises(WrongUsage, match="Thừa tham số: thua"):
        split_add_words(["a.pdf", "1.1", "ho-so", "thua"])
    with pytest.raises(WrongUsage, match="Thừa tham số: b"):
        single_folder(["a", "b"])
