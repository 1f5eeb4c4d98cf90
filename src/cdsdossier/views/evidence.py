"""The evidence as a page of text: row by row what lies there, what is listed, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cdsdossier.findings import Finding
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier import Evidence, EvidenceFile, normalize_path
from cdsdossier.model.indicatorset import Node
from cdsdossier.text.visible import to_visible_line
from cdsdossier.views.findings.text import SEVERITY_STYLES, SEVERITY_WORDS
from cdsdossier.views.layout import WIDTH, Line, shorten_path, shorten_text, styled_line, wrap_text
from cdsdossier.views.numbers import format_bytes, format_day, format_points

_REGISTER = "van-ban"
#: Reported in other words on this page.
_SHOWN_OTHERWISE = {"evidence-missing", "evidence-orphan"}


def evidence_lines(assessment: Assessment) -> list[Line]:
    """Return the whole page."""
    page = _Page(assessment)
    head = assessment.dossier.head
    title = f"{head.school.name or '(chưa điền tên trường)'} · năm học {head.school_year or '(chưa điền)'}"
    rows = [part for group in assessment.indicator_set.groups for part in page.group(group.id)]
    return [*wrap_text(title, style="strong"), page.counts(), (), *rows, *page.rest()]


class _Page:
    """The page in the making: which files and findings belong where."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment, self.dossier = assessment, assessment.dossier
        self.rules = assessment.indicator_set
        self.files: defaultdict[str, list[EvidenceFile]] = defaultdict(list)
        for file in self.dossier.evidence.files:
            self.files[self.rules.evidence_folders.get(file.folder, "")].append(file)
        self.folders: defaultdict[str, list[str]] = defaultdict(list)
        for folder, row in self.rules.evidence_folders.items():
            self.folders[row].append(folder)
        self.findings: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in assessment.findings:
            if finding.rule.startswith("evidence-") and finding.rule not in _SHOWN_OTHERWISE:
                at_file = finding.file.startswith("evidence/")
                self.findings[finding.file if at_file else finding.about].append(finding)

    def counts(self) -> Line:
        files = [file for file in self.dossier.evidence.files if file.size or file.fault]
        links = sum(bool(item.url) for row in self.dossier.scores for item in self._listed(row))
        bare = sum(not self.dossier.has_evidence(row, folders) for row, folders in self.folders.items())
        size = format_bytes(sum(file.size for file in files))
        words = f"{len(files)} tệp ({size}), {links} đường liên kết; "
        return styled_line(
            words,
            (f"{bare} mục chấm chưa có minh chứng", "warn") if bare else ("mục chấm nào cũng có minh chứng", "good"),
        )

    def group(self, group_id: str) -> list[Line]:
        nodes = [
            node for node in self.rules.nodes.values() if node.group.id == group_id and node.form.id in self.folders
        ]
        if not nodes:
            return []
        head = wrap_text(f"Nhóm {group_id}. {nodes[0].group.name}", hanging="  ", style="strong")
        return [*head, *(part for node in nodes for part in self._row(node)), ()]

    def _row(self, node: Node) -> list[Line]:
        row = node.form.id
        lines = [styled_line(f"  {row:<6} {shorten_text(node.text, WIDTH - 9)}")]
        listed = {normalize_path(item.file): item for item in self._listed(row) if item.file}
        lying = self.files.get(row, [])
        here = {file.path for file in lying}
        shared = [file for path in listed if path not in here and (file := self.dossier.evidence.at(path))]
        for file in (*lying, *shared):
            lines += self._file(file, listed.get(file.path))
        for item in self._listed(row):
            if item.url:
                lines += [*wrap_text(item.url, " " * 9), *_details(item)]
        lines += [part for finding in self.findings.get(row, ()) for part in _fault(finding)]
        if not self.dossier.has_evidence(row, self.folders[row]):
            lines.append(self._bare(row))
        return lines

    def _listed(self, row: str) -> tuple[Evidence, ...]:
        scored = self.dossier.scores.get(row)
        return scored.form.evidence if scored else ()

    def _bare(self, row: str) -> Line:
        form = self.dossier.scores[row].form if row in self.dossier.scores else None
        if form and form.met:
            return styled_line(" " * 9, ("CHƯA CÓ MINH CHỨNG, đã ghi là đạt", "bad"))
        if form and form.points:
            return styled_line(" " * 9, (f"CHƯA CÓ MINH CHỨNG, đã ghi {format_points(form.points)} điểm", "bad"))
        return styled_line(" " * 9, ("chưa có minh chứng", "warn"))

    def _file(self, file: EvidenceFile, item: Evidence | None = None) -> list[Line]:
        size = "ở ngoài hồ sơ" if file.outside else format_bytes(file.size)
        name = shorten_path(to_visible_line(file.path), WIDTH - 11 - len(size))
        told = [part for finding in self.findings.get(f"evidence/{file.path}", ()) for part in _fault(finding)]
        return [styled_line(f"         {name}  ", (size, "dim")), *_details(item), *told]

    def rest(self) -> list[Line]:
        """Return what belongs to no row: files astray, issued documents, what programs left behind."""
        listed = {normalize_path(item.file) for row in self.dossier.scores for item in self._listed(row) if item.file}
        astray = [file for file in self.files[""] if file.folder != _REGISTER and file.path not in listed]
        register = [file for file in self.files[""] if file.folder == _REGISTER]
        lines = self._list("Tệp không thuộc mục chấm nào", "warn", astray)
        lines += self._list("Văn bản đã ban hành (van-ban)", "strong", register)
        if self.dossier.evidence.temporary:
            names = ", ".join(self.dossier.evidence.temporary)
            lines += wrap_text(f"Tệp tạm, lối tắt, không tính là minh chứng: {names}", hanging="  ", style="dim")
        return lines

    def _list(self, head: str, style: str, files: Iterable[EvidenceFile]) -> list[Line]:
        found = [part for file in files for part in self._file(file)]
        return [styled_line((head, style)), *found, ()] if found else []


def _details(item: Evidence | None) -> list[Line]:
    """Return what the school wrote of a piece of evidence; nothing where it wrote nothing."""
    if item is None:
        return []
    parts = [
        item.title,
        f"số {item.number}" if item.number else "",
        f"ngày {format_day(item.date)}" if item.date else "",
    ]
    words = ", ".join(" ".join(part.split()) for part in (*parts, item.issuer) if part)
    return wrap_text(words, " " * 11, style="dim") if words else []


def _fault(finding: Finding) -> list[Line]:
    if finding.waived is not None:
        return wrap_text(f"được miễn {finding.rule}: {finding.message}", " " * 11, " " * 13, "dim")
    words = f"{SEVERITY_WORDS[finding.severity]} {finding.rule}: {finding.message}"
    return wrap_text(words, " " * 11, " " * 13, SEVERITY_STYLES[finding.severity])
