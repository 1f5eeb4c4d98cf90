"""PDFs are opened in a process of its own, which may die of one without taking the others along."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support import evidencemaker as made

from cdsdossier.files.probe import pdf
from cdsdossier.files.probe.faults import FileFault

BODIES = {
    "lanh": (made.pdf(), FileFault.NONE),
    "khoa": (made.pdf(user="mk"), FileFault.LOCKED),
    "chu-khoa": (made.pdf(user=""), FileFault.NONE),
    "aes": (made.pdf(user="mk", way="AES-256"), FileFault.LOCKED),
    "aes-chu-khoa": (made.pdf(user="", way="AES-256"), FileFault.NONE),
    "aes-cu": (made.pdf(user="mk", way="AES-256-R5"), FileFault.LOCKED),
    "aes-128-chu-khoa": (made.pdf(user="", way="AES-128"), FileFault.NONE),
    "thieu-duoi": (made.pdf()[:-20], FileFault.NONE),
    "lam-lai": (made.pdf().replace(b"startxref", b"startxxxx"), FileFault.NONE),
    "cut": (made.pdf(3, padding=20_000)[:9000], FileFault.CUT),
    "hong": (b"%PDF-1.7\n" + b"x" * 100 + b"\n%%EOF\n", FileFault.BROKEN),
}


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, str]:
    for name, (data, _) in BODIES.items():
        (tmp_path / name).write_bytes(data)
    return {name: str(tmp_path / name) for name in (*BODIES, "khong-co")}


def test_each_pdf_gets_its_own_answer_in_order(paths: dict[str, str]) -> None:
    assert pdf.probe_pdfs(list(paths.values())) == [*(fault for _, fault in BODIES.values()), FileFault.UNREADABLE]
    assert pdf.probe_pdfs([]) == []


@pytest.mark.parametrize("name", [*BODIES, "khong-co"])
def test_the_child_answers_with_one_word_a_line(
    name: str, paths: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.BytesIO()
    monkeypatch.setattr(pdf, "limit_memory", lambda: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps([paths[name]]).encode())))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=said))
    pdf.main()

    assert said.getvalue().decode() == f"{BODIES[name][1] if name in BODIES else FileFault.UNREADABLE}\n"


def test_of_a_file_that_the_child_dies_of_nothing_is_known_and_the_next_are_asked_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def answers(paths: list[str], _: float) -> list[FileFault]:
        asked.append(list(paths))
        return [FileFault.NONE] * (2 if len(asked) == 1 else len(paths))

    monkeypatch.setattr(pdf, "_answers", answers)

    assert pdf.probe_pdfs(["a", "b", "chet", "d"]) == ["", "", FileFault.HARD, ""]
    assert asked == [["a", "b", "chet", "d"], ["d"]]


def test_when_time_is_up_the_rest_is_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS_ALL", 0.0)

    assert pdf.probe_pdfs(["a", "b"]) == [FileFault.HARD, FileFault.HARD]


def test_without_an_interpreter_to_start_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")

    assert pdf.probe_pdfs(["a"]) == [FileFault.HARD]


def test_without_the_package_for_it_a_new_encryption_is_undecided(
    paths: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import sys; sys.modules['cryptography'] = sys.modules['Crypto'] = None\n"
        "from cdsdossier.files.probe.pdf import main; main()"
    )
    monkeypatch.setattr(pdf, "_CHILD", ("-c", code))

    assert pdf.probe_pdfs([paths[name] for name in ("aes", "aes-chu-khoa", "khoa", "lanh")]) == [
        FileFault.UNDECIDED, FileFault.UNDECIDED, FileFault.LOCKED, FileFault.NONE,
    ]  # fmt: skip
