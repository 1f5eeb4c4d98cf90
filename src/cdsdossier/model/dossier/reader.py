"""The YAML files of a dossier, read one by one: what each holds, and everything that is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

from cdsdossier.findings import Finding, Severity, YamlPage
from cdsdossier.model.dossier.head import REQUIRED_KEYS, Head
from cdsdossier.model.dossier.scores import ScoredRow, ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio import messages
from cdsdossier.yamlio.forms import F, locate_value, read_form
from cdsdossier.yamlio.reader import read_page

HEAD, TIMELINE = "dossier.yaml", "timeline.yaml"


class DossierReader:
    """Collects pages and findings while the files are read one by one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, YamlPage] = {}
        self.findings: list[Finding] = []

    def page(self, file: str) -> YamlPage:
        """Read one file and keep its page."""
        page = read_page(self.root / file, file)
        self.pages[file] = page
        self.findings.extend(page.findings)
        return page

    def closed(self, file: str, reason: str) -> None:
        """Report a folder that may not be entered: what is in it is not missing, only out of reach."""
        self.pages[file] = YamlPage(file, readable=False)
        words = messages.cannot_open(reason)
        self.findings.append(Finding("file-missing", Severity.ERROR, file, None, None, *words))

    def form(self, form: type[F], file: str) -> F:
        """Return what a file holds as a form; an empty one, and a finding, where there is no such file."""
        if not (self.root / file).is_file():
            self._missing(file)
            return form()
        value, findings = read_form(form, self.page(file))
        self.findings.extend(findings)
        if isinstance(value, Head) and self.pages[file].readable:
            self._left_empty()
        if isinstance(value, Timeline):
            self._numbers_twice(value)
        return value

    def _numbers_twice(self, timeline: Timeline) -> None:
        """Report each task whose number another has: waivers and calendars know a task by its number."""
        taken = {task.id for task in timeline.tasks}
        free = next(str(number) for number in range(len(taken) + 1, 10**6) if str(number) not in taken)
        seen: dict[str, str] = {}
        for index, task in enumerate(timeline.tasks):
            if task.id and task.id in seen:
                line, column = locate_value(self.pages[TIMELINE].data, ("tasks", index, "id"))
                words = f"số thứ tự “{task.id}” đã có ở việc “{seen[task.id]}”", f'Dùng số khác, ví dụ id: "{free}"'
                self.findings.append(Finding("value-wrong", Severity.ERROR, TIMELINE, line, column, *words))
            seen.setdefault(task.id, task.what)

    def _left_empty(self) -> None:
        """Report what no dossier can do without; a value that stands there and was refused has been told already."""
        data = self.pages[HEAD].data
        for path in REQUIRED_KEYS:
            holder: object = data
            for step in path[:-1]:
                holder = holder.get(step) if isinstance(holder, dict) else None
            here = isinstance(holder, dict) and path[-1] in holder
            if isinstance(holder, dict) and holder.get(path[-1]) not in (None, ""):
                continue
            line, column = locate_value(data, path, key=True)
            fix = f"Điền vào sau “{path[-1]}:”." if here else f"Thêm dòng {path[-1]}: …"
            words = f"chưa điền {'.'.join(path)}", fix
            self.findings.append(Finding("key-missing", Severity.ERROR, HEAD, line, column, *words))

    def scores(self, paths: list[Path]) -> dict[str, ScoredRow]:
        """Return the rows of all score files by id; what stands twice is told, and the first stands."""
        rows: dict[str, ScoredRow] = {}
        for path in paths:
            file = f"scores/{path.name}"
            written = self.form(ScoreFile, file)
            again = [row for row in written.scores if row in rows]
            if again and len(again) == len(written.scores):
                self._copy(file, rows[again[0]].file)
                continue
            for row in again:
                self._twice(row, rows[row], file)
            new = {row: form for row, form in written.scores.items() if row not in rows}
            rows.update((row, ScoredRow(file, written.group, row, form)) for row, form in new.items())
        return rows

    def _copy(self, file: str, first: str) -> None:
        words = f"tệp này chấm lại đúng các dòng của {first}, nên không được tính", "Nếu là bản sao cũ thì xóa đi."
        self.findings.append(Finding("yaml-duplicate-key", Severity.ERROR, file, 1, 1, *words))

    def _missing(self, file: str) -> None:
        fix = "Chép lại từ bản lưu; không có thì chạy cdsdossier init ở một thư mục khác rồi chép tệp này về."
        if (self.root / f"{file}.txt").is_file():
            fix = f"Tệp đang tên là {file}.txt; đổi tên, bỏ đuôi .txt."
        self.findings.append(Finding("file-missing", Severity.ERROR, HEAD, 1, 1, f"thiếu tệp {file}", fix))

    def _twice(self, row: str, first: ScoredRow, file: str) -> None:
        line, column = locate_value(self.pages[file].data, ("scores", row), key=True)
        words = f"“{row}” đã chấm trong {first.file}", "Giữ một chỗ, xóa chỗ kia."
        self.findings.append(Finding("yaml-duplicate-key", Severity.ERROR, file, line, column, *words, about=row))


def list_score_files(folder: Path) -> tuple[list[Path], str]:
    """Return the score files, and why the folder could not be looked into (empty where it could, or is not there)."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
        return sorted((path for path in found if path.is_file()), key=_copies_last), ""
    except (FileNotFoundError, NotADirectoryError):
        return [], ""
    except OSError as error:
        return [], error.strerror or str(error)


def _copies_last(path: Path) -> tuple[bool, str]:
    """Put names as the program makes them first: of ``1-day-hoc.yaml`` and its copy the original is to stand."""
    return re.fullmatch(r"[\w.]+-[a-z0-9-]+", path.stem) is None, path.name
