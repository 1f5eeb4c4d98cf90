"""Random edits through the request handlers: nothing but the edited value ever changes, and it reads back as typed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.asgi import guarded, send
from support.served import site_of
from support.valuewalk import list_addresses

from cdsdossier.text.normalize import compose
from cdsdossier.web.site import Site
from cdsdossier.workflows.value_edits import digest_text, find_value, format_shown_value, parse_address
from cdsdossier.yamlio.reader import parse_page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
YEARS = ("thcs-quyet-tien/2023-2024", "tieu-hoc-hung-thang/2025-2026")
LONG = os.environ.get("CDSDOSSIER_LONG") == "1"
BOM = b"\xef\xbb\xbf"

SPECIAL = [
    "", " ", "true", "null", "~", "no", "Không", "0", "007", "5", "5,5", "6.50", "1e3", "0x1F", "1_000", "12:30:45",
    "=", "<<",
    "2026-03-05", "5/3/2026", "31/2/2026", "2025-2026", "36/38", "a: b", "a #b", "# c", "- x", "? y", ": z", "[a, b]",
    "{a: b}", "&neo", "*neo", "!thẻ x", "|", ">", "%YAML", "@a", "`a`", '"', "'", "\"a'b\"", "“Tên”", "\\",
    "\\n", "a\\", "a\nb",
    "a\r\nb\n\n\n c", "  dẫn đầu", "cuối  ", "\ta\tb", "Hu\u0300ng", "אבג דהו", "\u202eabc", "😀", "x" * 5000,
    "từ " * 900,
    "\u00a0", "\u2028", "\u0085", "\x07", "\ufeffa", "thcs", "Chủ tịch", "bao-cao", "bao-cao\nke-hoach", "---", "...",
    "--- a", "a\n---\nb", "a\n...\n", "<script>alert(1)</script>", "https://example.com/?a=1&b=2#c", "C:\\a\\b",
    "1.1/a.pdf",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(SPECIAL),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(SPECIAL), max_size=4).map("".join),
    st.text(alphabet=" \n:#-'\"[]{},&*!|>%@`?\\ăđ1", max_size=25),
)


@contextmanager
def _copied(year: str, shape: str) -> Iterator[Path]:
    """Give a copy of an example's text files, without evidence, in one of the shapes that editors save."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "nam"
        shutil.copytree(EXAMPLES / year, folder, ignore=shutil.ignore_patterns("evidence", "out"))
        for path in folder.rglob("*.yaml"):
            raw = path.read_bytes()
            raw = raw.replace(b"\n", b"\r\n") if "crlf" in shape else raw
            path.write_bytes(BOM + raw if "bom" in shape else raw)
        yield folder


def _span(raw: bytes, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return where the value at a path stands in a text, with the blanks around it; an empty place where it is not."""
    text = raw.decode("utf-8-sig")
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            node = None
    if node is None:
        return 0, 0
    return node.start_mark.index, node.end_mark.index


def _only_there(before: bytes, after: bytes, path: tuple[str | int, ...]) -> bool:
    """Return whether what is gone of a text all stood in the value at ``path``, or was an empty place."""
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    first, last = _span(before, path)
    outside = old[start : min(first, len(old) - end)] + old[max(last, start) : len(old) - end]
    return before[:3].startswith(BOM) == after[:3].startswith(BOM) and not outside.strip(" ~\r\n").removeprefix("null")


def _as_typed(address: str, now: str, typed: str) -> bool:
    field = parse_address(address).field
    words = compose(typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if field.many:
        lines = [" ".join(line.split()) for line in words.split("\n")]
        return now.split("\n") == [line for line in lines if line] or now == words == "" or "Không" in (now, words)
    if field.kind in {"points", "count"} and now:
        return Decimal(now.replace(",", ".")) == Decimal(words.replace(",", "."))
    return now == words or (field.kind != "text" and bool(words) == bool(now))


def _edit(site: Site, app: Any, address: str, typed: str, *, back: bool) -> None:  # noqa: ANN401 - an application
    place = parse_address(address)
    file = site.folder / place.file
    before = file.read_bytes()
    shown = format_shown_value(place.field, find_value(parse_page(before, place.file).data, place.path))
    fields = {"trang": "khong-co", f"v:{address}": typed, f"t:{address}": digest_text(shown)}
    answer = send(site, "luu", fields, app)
    after = file.read_bytes()
    now = format_shown_value(place.field, find_value(parse_page(after, place.file).data, place.path))
    if answer.status != 303:
        assert after == before
        assert answer.status == 422, answer.body  # a fault of the value, said at its box
        return
    assert _as_typed(address, now, typed), (now, typed)
    if after != before:
        assert _only_there(before, after, place.path)
        if back:
            assert send(site, "lui", {"trang": "khong-co"}, app).status == 303
            assert file.read_bytes() == before


@pytest.mark.parametrize("shape", ["as it is", "crlf", "bom, crlf"])
@settings(max_examples=1700 if LONG else 8)
@given(data=st.data())
def test_only_the_edited_value_changes(shape: str, data: st.DataObject) -> None:
    with _copied(data.draw(st.sampled_from(YEARS)), shape) as folder:
        site = site_of(folder, writes=True)
        app, addresses = guarded(site), list_addresses(folder)
        for address in data.draw(st.lists(st.sampled_from(addresses), min_size=1, max_size=3)):
            _edit(site, app, address, data.draw(TEXTS), back=data.draw(st.booleans()))
