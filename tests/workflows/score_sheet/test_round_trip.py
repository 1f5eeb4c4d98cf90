"""What nobody has touched in Excel stays as it is in the dossier, to the last byte."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sheetmaker import BASE, PRIMARY, after, base, bring_in, cell_of, change, changed_files, export, fill
from support.yamlmaker import telling

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import scaffold
from cdsdossier.workflows.score_sheet.entries import iter_sheet_entries
from cdsdossier.yamlio.reader import parse_page

ROWS = {"1.1": "met", "1.2.1": "points", "1.2.2": "points", "1.3": "points"}
TITLES = {"points": "Điểm chấm", "met": "Đạt hay chưa", "note": "Ghi chú", "measured": "Số liệu"}
COMMENT = st.sampled_from(["", "", " # ghi chú", "   # 'a': {", " #"])
BLANK = st.sampled_from(["", "", "\n", "  # một dòng riêng\n", "\n\n"])
NOTE = st.sampled_from(["Đã làm", '"Có: hai lớp"', "'một ''hai'''", "=1+1", '"dòng 1\\ndòng 2"', "  cách  ", '" x "'])


def test_a_sheet_that_nobody_touched_changes_nothing(example: Path) -> None:
    planned = bring_in(export(example), example)

    assert (planned.changes, planned.lines, planned.remarks) == ((), (), ())


def test_a_year_that_nobody_touched_can_be_filled_in(tmp_path: Path) -> None:
    year = scaffold.NewYear("2025-2026", "thcs")
    for name, data in scaffold.build_dossier_files(year, SetFile.read("qd4725-2022")).items():
        path = tmp_path / "2025-2026" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder = tmp_path / "2025-2026"

    assert bring_in(export(folder), folder).changes == ()
    planned = bring_in(
        fill(
            export(folder),
            {
                ("1.1", "Đạt hay chưa"): "Đạt",
                ("1.3.1", "Điểm chấm"): 5.5,
                ("ke-hoach", "Số văn bản"): 2,
                ("danh-muc-minh-chung", "Ngày ban hành"): "05/03/2026",
            },
        ),
        folder,
    )
    for file, value in changed_files(planned).items():
        (folder / file).write_bytes(value[1])
    assert sorted(change.file for change in planned.changes) == ["dossier.yaml", "scores/1-day-hoc.yaml"]
    assert bring_in(export(folder), folder).changes == ()


@st.composite
def scores(draw: Any) -> bytes:  # noqa: ANN401 - hypothesis gives it
    """Return a score file as people and editors leave it."""
    lines = [draw(BLANK), f'group: "1"{draw(COMMENT)}\n', "scores:\n"]
    for row, field in ROWS.items():
        if not draw(st.integers(0, 4)):
            continue
        name = draw(st.sampled_from([f'"{row}"', f"'{row}'"]))
        answer = draw(st.sampled_from(["true", "false", ""] if field == "met" else ["5", "6.50", "0", "", "12.125"]))
        if draw(st.booleans()):
            lines.append(f"  {name}: {{{field}: {answer}, note: {draw(NOTE)}}}{draw(COMMENT)}\n")
        else:
            lines.append(f"  {name}:{draw(COMMENT)}\n{draw(BLANK)}    {field}: {answer}{draw(COMMENT)}\n")
            lines.append(f"    note: {draw(NOTE)}{draw(COMMENT)}\n" if draw(st.booleans()) else "")
        lines.append(draw(BLANK))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    text = "".join(lines).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return bytes(mark + text.encode())


@st.composite
def edits(draw: Any) -> dict[tuple[str, str], Any]:  # noqa: ANN401 - hypothesis gives it
    """Return new values, each unlike anything that :func:`scores` writes."""
    fresh = {"points": st.sampled_from([7, 8.25, 3.5]), "note": st.sampled_from(["Mới", "a: b # c", "=A1", "'"])}
    slots = [(row, field) for row, own in ROWS.items() for field in (own, "note") if field in fresh]
    chosen = draw(st.lists(st.sampled_from(slots), unique=True, max_size=4))
    return {slot: draw(fresh[slot[1]]) for slot in chosen}


def values(raw: bytes) -> dict[Any, Any]:
    """Return what stands at each path, such that 1, 1.0, true and "1" differ."""
    told: Any = telling(parse_page(raw, "").data)
    return {one[0]: one for one in told if one[2] is not None}


@settings(max_examples=15)
@given(scores(), edits())
def test_as_many_values_change_as_were_edited_and_nothing_else(raw: bytes, new: dict[tuple[str, str], Any]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = base(Path(place))
        file = folder / "scores" / "1-day-hoc.yaml"
        file.write_bytes(raw)
        if not parse_page(raw, "").data["scores"]:  # type: ignore[index]
            return
        sheet = export(folder)

        assert bring_in(sheet, folder).changes == ()
        fill(sheet, {(row, TITLES[field]): value for (row, field), value in new.items()})
        planned = bring_in(sheet, folder)
        assert len(planned.lines) == len(new)
        for name, (before, changed) in changed_files(planned).items():
            assert before == raw
            assert name == "scores/1-day-hoc.yaml"
            old, now = (values(data) for data in (before, changed))
            assert {path[1:] for path in old.keys() | now.keys() if old.get(path) != now.get(path)} == set(new)
            file.write_bytes(changed)
        assert bring_in(sheet, folder).changes == (), "what was brought in once is no news"


#: For each kind of field a value that stands nowhere in the example, as it is typed.
NEW: dict[str, object] = {
    "points": 0.25, "flag": "Chưa đạt", "measured": "1/7", "text": "Mới: một # hai", "day": "01/10/2022", "count": 31,
    "word": "Phó chủ tịch", "document-number": "77",
}  # fmt: skip


@settings(max_examples=8)
@given(st.data())
def test_every_table_changes_only_where_it_was_edited(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(EXAMPLE, Path(place) / "ho-so"))
        for path in folder.rglob("*.yaml"):
            if data.draw(st.booleans()):
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        read = Dossier.read(folder, look=False)
        slots = [
            (entry, field)
            for entry in iter_sheet_entries(read, IndicatorSet.of(read))
            for field in entry.fields
            if entry.path and field not in {"absent", "role", "met"}
        ]
        chosen = data.draw(st.lists(st.sampled_from(range(len(slots))), unique=True, max_size=6))
        sheet = export(folder)

        def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
            for entry, field in (slots[number] for number in chosen):
                title = entry.layout.columns[entry.layout.of(field)].title
                cell_of(book, entry.key, title).value = NEW[entry.layout.field(field).kind]

        planned = bring_in(change(sheet, edit), folder)
        told = set()
        for file, (before, after_) in changed_files(planned).items():
            old, now = (values(raw) for raw in (before, after_))
            told |= {(file, *path) for path in old.keys() | now.keys() if old.get(path) != now.get(path)}
            assert (b"\r\n" in after_) == (b"\r\n" in before)
        wanted = {(slots[number][0].file, *slots[number][0].path, slots[number][1]) for number in chosen}
        assert told == wanted


def test_what_changed_only_in_the_dossier_stays(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 30})
    scores_file = folder / "scores" / "1-day-hoc.yaml"
    scores_file.write_text(scores_file.read_text("utf-8").replace("15.5}", "12}  # đã bàn lại"), "utf-8")

    planned = bring_in(sheet, folder)
    text = after(planned, "scores/1-day-hoc.yaml")
    assert '"1.2.1": {points: 30}' in text
    assert '"1.2.2": {points: 12}  # đã bàn lại' in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_sheet_saved_by_libreoffice_changes_nothing(tmp_path: Path) -> None:
    sources = (EXAMPLE, PRIMARY, BASE)
    folders = [Path(shutil.copytree(source, tmp_path / str(n) / "ho-so")) for n, source in enumerate(sources)]
    sheets = [shutil.copy(export(folder), tmp_path / f"{n}.xlsx") for n, folder in enumerate(folders)]
    saved = tmp_path / "lo"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), *map(str, sheets)]
    subprocess.run(command, check=True, timeout=300, capture_output=True)
    if not saved.exists():
        pytest.skip("this LibreOffice has no Calc")

    for n, folder in enumerate(folders):
        planned = bring_in(saved / f"{n}.xlsx", folder)
        assert (planned.changes, planned.remarks) == ((), ()), folder
