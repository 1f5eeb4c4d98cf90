"""The last change that was made through the pages: exactly what it changed, and the button that takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cdsdossier.files.changes import read_if_present
from cdsdossier.views.file_diff import file_diff_lines
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.workflows.undo import UndoneFile, explain_no_way_back, read_undo_step

#: Bytes of a file that is compared line by line; lines that are shown of one file.
_MOST, _LINES = 1_000_000, 400
_STYLES = {"good": "them-dong", "bad": "bo-dong", "strong": "dam", "dim": "mo", "": ""}


def _build(page: PageContext) -> dict[str, Any]:
    site = page.site
    homes = dict.fromkeys((site.folder, site.office_folder))
    changes = [found for home in homes if (found := _describe(home, office=home != site.folder))]
    return {"changes": changes, "takes_back": site.writes}


def _describe(home: Path, *, office: bool) -> dict[str, Any] | None:
    step = read_undo_step(home)
    if step is None:
        return None
    return {
        "title": step.title[:1].upper() + step.title[1:],
        "files": [{"lines": list(_lines(home, one))} for one in step.files],
        "refused": explain_no_way_back(home, step),
        "office": office,
    }


def _lines(home: Path, one: UndoneFile) -> Iterator[tuple[str, str]]:
    """Yield what happened to a file: its lines, or a sentence where it is no text. A line is words and a class."""
    if one.kept:
        yield f"Đã bỏ {one.file}; tệp còn ở {one.kept}.", ""
        return
    if not one.file.endswith((".yaml", ".yml", ".txt", ".csv")):
        yield f"Đã {'thêm' if one.before is None else 'ghi lại'} {one.file}.", ""
        return
    now = read_if_present(home, one.file)
    if max(len(now or b""), len(one.before or b"")) > _MOST:
        yield f"Đã ghi {one.file}; tệp lớn quá nên không so từng dòng.", ""
        return
    for number, line in enumerate(file_diff_lines(one.file, one.before, now or b"")):
        if number == _LINES:
            yield "… và những dòng khác.", "mo"
            return
        yield "".join(words for words, _ in line), _STYLES.get(line[0][1] if line else "", "")


PAGES = {"vua-ghi": PageKind("Lần ghi vừa rồi", "vua-ghi", _build, listed=False)}
