"""The YAML files of a dossier, read one by one: the contents of each, and everything that is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cdsdossier.findings import Finding, Severity, YamlPage
from cdsdossier.model.dossier.head import REQUIRED_KEYS, Head
from cdsdossier.model.dossier.scores import ScoredRow, ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio import messages
from cdsdossier.yamlio.forms import F, Form, find_error, read_form, read_form_in_parts
from cdsdossier.yamlio.loader import MarkedDict
from cdsdossier.yamlio.reader import read_page

HEAD, TIMELINE = "dossier.yaml", "timeline.yaml"


class DossierReader:
    """Collects pages and findings while the files are read one by one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, YamlPage] = {}
        self.findings: list[Finding] = []

    def page(self, file: str, folder: Path) -> YamlPage:
        """Read one file and keep its page."""
        page = read_page(folder / file, file)
        self.pages[file] = page
        self.findings.extend(page.findings)
        return page

    def closed(self, file: str, reason: str) -> None:
        """Report a folder that cannot be opened: its files are not missing, only out of reach."""
        self.pages[file] = YamlPage(file, readable=False)
        words = messages.cannot_open(reason)
        self.findings.append(Finding("file-missing", Severity.ERROR, file, None, None, *words))

    def form(self, form: type[F], file: str, folder: Path | None = None) -> F:
        """Return the contents of a file as a form; an empty one, and a finding, if there is no such file.

        It is in the dossier, or in ``folder``.
        """
        folder = folder or self.root
        if not (folder / file).is_file():
            self._missing(file)
            return form()
        value, findings = read_form(form, self.page(file, folder))
        self.findings.extend(findings)
        if isinstance(value, Head) and self.pages[file].readable:
            self._left_empty()
        if isinstance(value, Timeline):
            self._numbers_twice(value)
        return value

    def _numbers_twice(self, timeline: Timeline) -> None:
        """Report each task that has the number of another: waivers and calendars identify a task by its number."""
        taken = {task.id for task in timeline.tasks}
        free = next(str(number) for number in range(len(taken) + 1, 10**6) if str(number) not in taken)
        seen: dict[str, str] = {}
        for index, task in enumerate(timeline.tasks):
            if task.id and task.id in seen:
                words = f"số thứ tự “{task.id}” đã có ở việc “{seen[task.id]}”", f'Dùng số khác, ví dụ id: "{free}"'
                self.findings.append(find_error(self.pages[TIMELINE], "value-wrong", ("tasks", index, "id"), words))
            seen.setdefault(task.id, task.what)

    def _left_empty(self) -> None:
        """Report required keys that are missing or empty; a value that was refused has been reported already."""
        data = self.pages[HEAD].data
        for path in REQUIRED_KEYS:
            holder: object = data
            for step in path[:-1]:
                holder = holder.get(step) if isinstance(holder, dict) else None
            mapping = holder if isinstance(holder, dict) else {}
            if mapping.get(path[-1]) in (None, ""):
                fix = f"Điền vào sau “{path[-1]}:”." if path[-1] in mapping else f"Thêm dòng {path[-1]}: …"
                words = f"chưa điền {messages.lower_first(_title(path))} ({'.'.join(path)})", fix
                self.findings.append(find_error(self.pages[HEAD], "key-missing", path, words))

    def scores(self, paths: list[Path]) -> dict[str, ScoredRow]:
        """Return the rows of all score files by id; a second one with the same id is reported and left out."""
        rows: dict[str, ScoredRow] = {}
        for path in paths:
            file = f"scores/{path.name}"
            written = self._written_scores(file)
            again = [row for row in written.scores if row in rows]
            if again and len(again) == len(written.scores):
                what = f"tệp này chấm lại đúng các mục chấm của {rows[again[0]].file}, nên không được tính"
                fix = "Nếu là bản sao cũ thì xóa đi."
                self.findings.append(Finding("yaml-duplicate-key", Severity.ERROR, file, 1, 1, what, fix))
                continue
            for row in again:
                words, at = (f"“{row}” đã chấm trong {rows[row].file}", "Giữ một chỗ, xóa chỗ kia."), ("scores", row)
                self.findings.append(find_error(self.pages[file], "yaml-duplicate-key", at, words, about=row))
            for row, form in written.scores.items():
                rows.setdefault(row, ScoredRow(file, written.group, row, form))
        return rows

    def _written_scores(self, file: str) -> ScoreFile:
        """Return what a score file says; of one with syntax errors the rows that have none."""
        page = self.page(file, self.root)
        written, findings = read_form_in_parts(ScoreFile, page)
        self.findings.extend(_with_group(findings, file))
        if page.readable:
            if _lost_its_rows(page, findings):
                self.pages[file] = replace(page, readable=False)
            return written
        mended = _mended_rows(page)
        sound = {row: form for row, form in written.scores.items() if row not in mended}
        return ScoreFile(group=written.group, scores=sound)

    def _missing(self, file: str) -> None:
        fix = "Chép lại từ bản lưu; không có thì chạy cdsdossier init ở một thư mục khác rồi chép tệp này về."
        if (self.root / f"{file}.txt").is_file():
            fix = f"Tệp đang tên là {file}.txt; đổi tên, bỏ đuôi .txt."
        self.findings.append(Finding("file-missing", Severity.ERROR, HEAD, 1, 1, f"thiếu tệp {file}", fix))


def _with_group(findings: Iterable[Finding], file: str) -> Iterator[Finding]:
    """Yield the findings; the one for a missing group says which group the file is named after."""
    named = re.fullmatch(r"scores/([0-9A-Za-z.]+)-.*", file)
    for one in findings:
        yield replace(one, fix=f'Viết group: "{named[1]}" ở đầu tệp.') if named and one.rule == "key-missing" else one


def _lost_its_rows(page: YamlPage, findings: Iterable[Finding]) -> bool:
    """Return whether ``scores`` is mistyped or holds something else: then nothing is known of any row."""
    top = page.data if isinstance(page.data, dict) else {}
    if "scores" not in top:
        return any(one.rule == "key-unknown" and not one.about for one in findings)
    return not isinstance(top["scores"], dict | None)


def _mended_rows(page: YamlPage) -> set[str]:
    """Return the rows of a score file that had to be mended to be read."""
    top = page.data if isinstance(page.data, MarkedDict) else MarkedDict()
    rows = top.get("scores")
    if not isinstance(rows, MarkedDict):
        return set()
    starts = sorted((key.line + 1, row) for row, (key, _) in rows.marks.items())
    lines = [line for line, _ in starts]
    return {starts[at - 1][1] for at in (bisect_right(lines, line) for line in page.mended) if at}


def list_score_files(folder: Path) -> tuple[list[Path], str]:
    """Return the score files, and why the folder could not be read (empty if it could, or does not exist)."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
        return sorted((path for path in found if path.is_file()), key=_copies_last), ""
    except (FileNotFoundError, NotADirectoryError):
        return [], ""
    except OSError as error:
        return [], error.strerror or str(error)


def _copies_last(path: Path) -> tuple[bool, str]:
    """Sort names that the program makes first, so that ``1-day-hoc.yaml`` counts and its copy is the duplicate."""
    return re.fullmatch(r"[\w.]+-[a-z0-9-]+", path.stem) is None, path.name


def _title(path: tuple[str, ...]) -> str:
    """Return what the field at a path of ``dossier.yaml`` is called."""
    form: type[Form] = Head
    for step in path[:-1]:
        form = form.fields[step].inner or form
    return form.fields[path[-1]].title
