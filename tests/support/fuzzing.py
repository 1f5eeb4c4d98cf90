"""Anything at all as a file of a dossier: run in a process of its own, so that even a crash of libyaml would be seen.

``python fuzzing.py CASES SEED KIND…`` names each kind as it begins, and ends with 0 where every case gave findings or
none, with a traceback (or a signal) where one did not.
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.cli import run_command_line
from cdsdossier.errors import Unreadable

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "judging" / "rules" / "_base"
EXAMPLE = ROOT / "examples" / "thcs-quyet-tien" / "2023-2024"
TODAY = date(2026, 4, 20)
FILES = ("dossier.yaml", "timeline.yaml", "narrative.yaml", "scores/1-day-hoc.yaml", "indicator-set.yaml")

KEYS = [
    "school", "name", "kind", "head", "title", "acting", "staff", "school_year", "indicator_set", "council", "role",
    "bases", "number", "date", "for", "documents", "ke-hoach", "absent", "present", "waivers", "rule", "where", "reason",  # noqa: E501
    "group", "scores", "1.1", "1.2", "1.2.1", "1.3", "met", "points", "measured", "note", "evidence", "file", "url",
    "plan", "document", "tasks", "id", "what", "when", "step", "products", "done", "strengths", "proposals", "to", "text",  # noqa: E501
    "decision", "applies_to", "status", "judged", "maximum", "confirmed", "by", "levels", "level", "below", "from",
    "above", "deadlines", "before", "met_by", "sources", "groups", "slug", "criteria", "mandatory", "items", "measure",
    "bands", "checked",
]  # fmt: skip
VALUES = [
    "", "~", "true", "false", "yes", "0", "1", "-1", "6", "5,5", "5.5", "1e9", "010", "100", "999999999", "1.10", "0/0",
    "36/38", "20", "2026-02-05", "5/2/2026", "0000-00-00", "2025-2026", "9999-0000", "thcs", "ratio", "count", "usable",
    "skeleton", "whole-set", "per-group", "thu-2026", "qd4725-2022", "ke-hoach", "points-negative", "1.1", "../x", "a:b",  # noqa: E501
    "C:\\x", "file:///x", "“6”", "{{ z }}", "Đạt", "\u00a0", "😀", "a\nb", "x" * 300, "1-day-hoc", "\u0301",
]  # fmt: skip
PIECES = [
    *KEYS, *VALUES, ":", ": ", ":\n", "\n", "\n", "\n  ", "\n    ", "  ", "\t", "- ", "-", "[", "]", "{", "}", ",", ", ",  # noqa: E501
    '"', "'", "#", " #", "&a ", "*a", "!t ", "!!str ", "|\n", ">-\n", "---\n", "...\n", "? ", "%YAML 1.1\n", "@", "`",
    "\\", '"\\0"', "\\x00", "\\ud800", "\r", "\r\n", "\u0085", "\u2028", "\ufeff", "\x00", "\x07", "<<", "=",
]  # fmt: skip

ENDINGS = ("pdf", "docx", "xlsx", "doc", "xls", "jpg", "png", "zip", "rar", "mp4", "txt", "exe", "PDF", "")
BEGINNINGS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n", b"MZ", b"Rar!\x1a\x07\x01\x00", b"GIF89a", b"RIFF", b"\x00\x00\x00\x18ftypmp42",
    b"\x1f\x8b", b"<html",
)  # fmt: skip

SCALAR = st.sampled_from(VALUES) | st.text(max_size=6)
TREE: st.SearchStrategy[Any] = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=30,
)
BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
LOOKALIKES = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode())
FORMS = st.tuples(st.dictionaries(st.sampled_from(KEYS), TREE, max_size=8), st.booleans()).map(
    lambda made: _plain(*made).encode("utf-8", "replace")
)
NAMES = st.text(max_size=40).map(lambda text: text.replace("/", "_").replace("\0", "_").strip(".")).filter(bool)


def _plain(tree: object, flow: bool) -> str:
    """Write a tree as people do, without quotes wherever that is possible at all."""
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=flow, width=10_000)
    return str(text).replace("'", "")


def endure(folder: Path, form: str = "text") -> None:
    """Read, score and check a dossier in every way; raise where anything but findings comes out."""
    for command in (["check", str(folder), "--format", form, "--today", "2026-04-20"], ["score", str(folder)]):
        _no_fault_of_ours(command)
    try:
        dossier = Dossier.read(folder)
        rules = IndicatorSet.of(dossier)
    except Unreadable:
        return
    assessment = assess(dossier, rules, TODAY)
    for group in assessment.scores.groups:
        assert group.points >= 0, "the score stays computable"
        assert group.points.is_finite()
    pages = {**dossier.pages, rules.page.file: rules.page}
    for finding in assessment.findings:
        lines = pages[finding.file].lines if finding.file in pages else ()
        assert finding.file
        assert finding.message
        assert finding.line is None or 1 <= finding.line <= (len(lines) + 1 if lines else finding.line)


def _no_fault_of_ours(command: list[str]) -> None:
    out, err = _stream(), _stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_command_line([*command, "--debug"])
    assert code in {0, 1, 3}, (command, code)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def files(folder: Path, case: Callable[..., None], contents: st.SearchStrategy[bytes]) -> Callable[[], None]:
    """Return a property: any contents as any file of the dossier."""

    @given(st.sampled_from([*FILES, "evidence/1.1/ke-hoach.txt"]), contents, st.sampled_from(["text", "json"]))
    def holds(name: str, data: bytes, form: str) -> None:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(data)
        try:
            case(folder, form)
        finally:
            (folder / name).write_bytes(whole)

    return holds


def evidence(folder: Path, case: Callable[..., None]) -> Callable[[], None]:
    """Return a property: any contents behind any beginning as evidence of any type."""

    @given(st.sampled_from(ENDINGS), st.sampled_from(BEGINNINGS), st.binary(max_size=600))
    def holds(ending: str, beginning: bytes, data: bytes) -> None:
        path = folder / "evidence" / "1.1" / f"a.{ending}"
        path.write_bytes(beginning + data)
        try:
            case(folder)
        finally:
            path.unlink()

    return holds


def names(folder: Path, case: Callable[..., None]) -> Callable[[], None]:
    """Return a property: any name as an evidence file's."""

    @given(NAMES, st.sampled_from(["text", "json"]))
    def holds(name: str, form: str) -> None:
        path = folder / "evidence" / name
        try:
            path.write_bytes(b"x")
        except (OSError, ValueError):
            return  # not a name here
        try:
            case(folder, form)
        finally:
            path.unlink()

    return holds


def mutations(folder: Path, cases: int, start: int) -> None:
    """Damage the example year a little, again and again."""
    chance = random.Random(start)  # noqa: S311 - not a secret
    paths = [path for path in sorted(folder.rglob("*.yaml")) if path.is_file()]
    for _ in range(cases):
        path = chance.choice(paths)
        whole = path.read_bytes()
        damaged = whole
        for _ in range(chance.randint(1, 3)):
            damaged = chance.choice(list(DAMAGES))(damaged, chance)
        path.write_bytes(damaged)
        endure(folder)
        path.write_bytes(whole)


def _byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _piece(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(PIECES).encode() + data[at:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _lines(change: Callable[[list[bytes], random.Random, int], None]) -> Callable[[bytes, random.Random], bytes]:
    def damage(data: bytes, chance: random.Random) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            change(lines, chance, chance.randrange(len(lines)))
        return b"".join(lines)

    return damage


def _drop(lines: list[bytes], _: random.Random, at: int) -> None:
    del lines[at]


def _double(lines: list[bytes], _: random.Random, at: int) -> None:
    lines.insert(at, lines[at])


def _swap(lines: list[bytes], chance: random.Random, at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _byte,
    _piece,
    _cut,
    _lines(_drop),
    _lines(_double),
    _lines(_swap),
)


@contextlib.contextmanager
def copied(source: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(shutil.copytree(source, Path(temporary) / "d"))


def main(kind: str, cases: int, start: int) -> None:
    if kind == "mutations":
        with copied(EXAMPLE) as folder:
            mutations(folder, cases, start)
        return
    with copied(BASE) as folder:
        kinds = {"bytes": BYTES, "lookalikes": LOOKALIKES, "forms": FORMS}
        if kind in kinds:
            holds = files(folder, endure, kinds[kind])
        else:
            holds = {"names": names, "evidence": evidence}[kind](folder, endure)
        quiet = settings(max_examples=cases, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        seed(start)(quiet(holds))()


if __name__ == "__main__":
    for one in sys.argv[3:]:
        print(one, flush=True)
        main(one, int(sys.argv[1]), int(sys.argv[2]))
