"""The pages: what is known of the dossier, filled into the templates of ``templates/pages/xem``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import DocumentState, list_document_states
from cdsdossier.documents.rendering import preview_document
from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.errors import CdsError
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.rule_pages import iter_rule_sections, load_rule_page
from cdsdossier.judging.schedule import DUE_SOON_DAYS, LegalDeadline, ScheduledTask
from cdsdossier.model.dossier.sent import read_sent
from cdsdossier.text import numbers
from cdsdossier.text.time_phrases import UnclearPhrase
from cdsdossier.views import page_policy
from cdsdossier.views.numbers import format_days_left, format_points
from cdsdossier.views.status import build_status
from cdsdossier.views.status.documents import STAGE_WORDS
from cdsdossier.views.timeline.text import STATE_WORDS

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.views.status.command_line import ShellContext
    from cdsdossier.web.reload import DossierSnapshot, ReloadingReader

#: Address → what the link to it says, in the order of the links.
PAGES = {"": "Tình trạng", "diem": "Điểm", "kiem-tra": "Kiểm tra", "lich": "Lịch", "van-ban": "Văn bản"}
_TEMPLATES = {"": "tinh-trang", **{name: name for name in PAGES if name}}
#: Findings shown of one rule; the others are counted.
_SHOWN = 20
#: Styles of the terminal → classes of the page.
STYLES = {"bad": "xau", "warn": "can", "good": "tot", "strong": "dam", "dim": "mo", "": ""}


@dataclass(frozen=True, slots=True)
class FindingExcerpt:
    """A finding with the line of the file that it is about."""

    finding: Finding
    excerpt: str


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """The findings of one rule, with the page of the rule."""

    rule: str
    title: str
    why: tuple[tuple[str, str], ...]
    found: tuple[FindingExcerpt, ...]
    #: How many more there are.
    more: int


class Pages:
    """The pages of one dossier; ``here`` is the shell that their commands are meant for."""

    def __init__(self, reader: ReloadingReader, here: ShellContext) -> None:
        self._reader, self._here = reader, here
        self._lock = Lock()  # one document at a time: which facts a template uses is noted while it is filled

    def page(self, name: str) -> str:
        """Return a page, or the one that says why the dossier cannot be read."""
        seen = self._reader.now()
        facts = _frame(name, seen)
        if seen.assessment is None:
            return _filled("khong-doc-duoc", {**facts, "trouble": seen.trouble})
        makers = {"": self._standing, "diem": _scores, "kiem-tra": _findings, "lich": _timeline}
        maker = makers.get(name, self._documents)
        return _filled(_TEMPLATES[name], {**facts, **maker(seen.assessment)})

    def paper(self, document: str) -> bytes | str:
        """Return a document as it would be printed now, or a page that says why it cannot."""
        seen = self._reader.now()
        if seen.assessment is None:
            return _filled("giay-trong", {"trouble": seen.trouble})
        try:
            with self._lock:
                return preview_document(seen.assessment, document)
        except CdsError as error:
            return _filled("giay-trong", {"trouble": str(error)})

    def _standing(self, assessment: Assessment) -> dict[str, Any]:
        sent = read_sent(assessment.dossier.folder).last
        status = build_status(assessment, _states(assessment), received=assessment.dossier.received, sent=sent)
        steps = [{"why": step.why, "typed": self._here.typed(step)} for step in status.steps]
        return {"status": status, "steps": steps}

    def _documents(self, assessment: Assessment) -> dict[str, Any]:
        return {"papers": [_paper(one) for one in _states(assessment)]}


def _states(assessment: Assessment) -> tuple[DocumentState, ...]:
    return list_document_states(assessment, OutputFolders.of(assessment.dossier.folder))


def _paper(state: DocumentState) -> dict[str, Any]:
    return {
        "id": state.entry.id,
        "name": state.name,
        "state": STAGE_WORDS[state.stage][0],
        "number": state.number,
        "day": state.day,
    }


def _frame(name: str, seen: DossierSnapshot) -> dict[str, Any]:
    """Return what is around every page: links, school, day, number of findings."""
    assessment = seen.assessment
    school = assessment.dossier.head.school.name if assessment else None
    school_year = assessment.dossier.head.school_year if assessment else None
    return {
        "here": name,
        "pages": [(address or ".", words, address == name) for address, words in PAGES.items()],
        "title": PAGES[name],
        "stamp": seen.stamp,
        "school": school or "(chưa điền tên trường)",
        "school_year": school_year or "(chưa điền)",
        "today": assessment.today if assessment else "",
        "counts": {one.value: len(assessment.standing(one)) for one in Severity} if assessment else {},
    }


def _scores(assessment: Assessment) -> dict[str, Any]:
    return {"rules": assessment.indicator_set, "sheet": assessment.scores}


def _timeline(assessment: Assessment) -> dict[str, Any]:
    plan = assessment.schedule
    return {"tasks": [_task(one) for one in plan.tasks], "deadlines": [_deadline(one) for one in plan.deadlines]}


def _task(one: ScheduledTask) -> dict[str, Any]:
    words, style = STATE_WORDS[one.state]
    unclear = one.time if isinstance(one.time, UnclearPhrase) else None
    return {
        "id": one.task.id or "–",
        "what": one.task.what or "(chưa ghi nội dung việc)",
        "when": one.task.when,
        "unclear": unclear.why if unclear else "",
        "fix": unclear.fix if unclear else "",
        "state": words.lower(),
        "style": STYLES[style],
        "days": _days(one),
        "owner": one.task.owner or "",
        "missing": "; ".join(product.name for product in one.missing),
    }


def _days(one: ScheduledTask) -> str:
    """Return when a task was done, or how many days are left; empty where its time is unclear."""
    if one.done_on:
        late = f", muộn {one.days_late} ngày" if one.days_late else ""
        return f"ngày {numbers.format_short_date(one.done_on)}{late}"
    return "" if one.days_left is None else format_days_left(one.days_left)


def _deadline(one: LegalDeadline) -> dict[str, Any]:
    return {
        "what": one.form.what,
        "before": one.last + timedelta(1),
        "state": f"xong ngày {numbers.format_short_date(one.met)}" if one.met else format_days_left(one.days_left),
        "style": _deadline_style(one),
        "tasks": bool(one.tasks),
    }


def _deadline_style(one: LegalDeadline) -> str:
    if one.met:
        return "tot"
    if one.days_left < 0:
        return "xau"
    return "can" if one.days_left <= DUE_SOON_DAYS else ""


def _findings(assessment: Assessment) -> dict[str, Any]:
    words = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTICE: "Lưu ý"}
    return {
        "levels": [
            (severity.value, words[severity], len(found), _by_rule(found, assessment))
            for severity in Severity
            if (found := assessment.standing(severity))
        ],
        "waived": [finding for finding in assessment.findings if finding.waived is not None],
    }


def _by_rule(found: Iterable[Finding], assessment: Assessment) -> list[RuleFindings]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [_rule_findings(rule, several, assessment) for rule, several in by_rule.items()]


def _rule_findings(rule: str, found: list[Finding], assessment: Assessment) -> RuleFindings:
    page = load_rule_page(rule)
    shown = tuple(FindingExcerpt(finding, _excerpt(finding, assessment)) for finding in found[:_SHOWN])
    return RuleFindings(rule, page.title, tuple(iter_rule_sections(page)), shown, max(0, len(found) - _SHOWN))


def _excerpt(finding: Finding, assessment: Assessment) -> str:
    """Return the line of the file that a finding is about; empty where it has none."""
    of_set = assessment.indicator_set.page
    page = of_set if finding.file == of_set.file else assessment.dossier.pages.get(finding.file)
    if page is None or finding.line is None or finding.line > len(page.lines):
        return ""
    return page.lines[finding.line - 1].strip()[:200]


def _filled(template: str, facts: dict[str, Any]) -> str:
    made = create_environment(
        facts, loader=FileSystemLoader(resources.web_pages_folder() / "xem", encoding="utf-8"), escape=True
    )
    made.filters["share"] = page_policy.bar_percent
    made.filters["diem"] = format_points
    made.filters["con"] = format_days_left
    return made.get_template(f"{template}.html").render(facts)
