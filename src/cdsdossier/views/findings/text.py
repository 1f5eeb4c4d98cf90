"""Findings as text: place, sentence, the line itself with a caret, and what to type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from cdsdossier.findings import READING_RULES, Finding, Severity, YamlPage
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier import REVIEW
from cdsdossier.views.layout import Line, plain_text, styled_line, wrap_text
from cdsdossier.views.next_deadline import next_deadline_lines

SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTICE: "lưu ý"}
SEVERITY_STYLES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTICE: "dim"}
#: What a summary ends with where there are errors, and where there are none.
_VERDICTS = "Chưa nên gửi hồ sơ.", "Không còn lỗi."
_RECEIVED_VERDICTS = "Hồ sơ đã nhận còn lỗi: xem kỹ trước khi kết luận.", "Không còn lỗi."
_SET_VERDICTS = "Chưa nên dùng bộ chỉ số này.", "Không có lỗi."
#: Of one rule in one file this many are shown whole; the rest are counted.
_SHOWN = 4
#: Of the counted ones this many are named.
_NAMED = 40
#: Letters of a file's line that an excerpt has room for, and how many of them stand before the place.
_EXCERPT, _BEFORE = 68, 50


def check_lines(assessment: Assessment) -> list[Line]:
    """Return all findings, repeats folded, what ends next (where all rules were asked), and the summary."""
    page = assessment.indicator_set.page
    advice = _advise_office(page.file) if assessment.dossier.received else _advise
    found = finding_lines(assessment.findings, {page.file: page, **assessment.dossier.pages}, advice)
    return [*found, *([] if assessment.partial else next_deadline_lines(assessment)), *_summary(assessment)]


def set_check_lines(assessment: Assessment) -> list[Line]:
    """Return all findings of an indicator set by itself, and the summary."""
    page = assessment.indicator_set.page
    return [*finding_lines(assessment.findings, {page.file: page}), *_summary(assessment, _SET_VERDICTS)]


def _advise(_: Finding) -> str:
    return "Cách sửa"


def _advise_office(set_file: str) -> Callable[[Finding], str]:
    """Return what an office is told of a received dossier: what the sender is to do; its own review is its own."""

    def advise(finding: Finding) -> str:
        if finding.file == set_file:
            return ""  # no sender is to change the set that the office judges by
        return "Cách sửa" if finding.file == REVIEW else "Nơi gửi cần sửa"

    return advise


def finding_lines(
    findings: Iterable[Finding], pages: Mapping[str, YamlPage], advice: Callable[[Finding], str] = _advise
) -> list[Line]:
    """Return findings with their excerpts, in their order; what a rule repeats in a file is counted at its end.

    ``advice`` says whose the advice is, in the words before it; where it is nobody's, none is given.
    """
    lines: list[Line] = []
    for _, of_file in groupby(findings, key=_file):
        repeats: dict[str, list[Finding]] = {}
        for finding in of_file:
            same = repeats.setdefault(finding.rule, [])
            same.append(finding)
            if len(same) <= _SHOWN or finding.rule in READING_RULES:  # a slip of the pen has a sentence of its own
                lines += [*_one(finding, pages.get(finding.file), advice(finding)), ()]
        for rule, same in repeats.items():
            if rule not in READING_RULES:
                lines += _others(same[_SHOWN:])
    return lines


def concise_text(assessment: Assessment) -> str:
    """Return one plain line a finding: ``file:line:column: severity rule: sentence``."""
    return plain_text(styled_line(format_finding(finding)) for finding in assessment.findings)


def format_finding(finding: Finding) -> str:
    """Return a finding in one line, without what to do about it."""
    return f"{_place(finding)}: {_kind(finding)}: {_message(finding)}"


def _place(finding: Finding) -> str:
    return ":".join(str(part) for part in (finding.file, finding.line, finding.column) if part is not None)


def _kind(finding: Finding) -> str:
    return f"{SEVERITY_WORDS[finding.severity]} {finding.rule}"


def _message(finding: Finding) -> str:
    if finding.asked_waiver is not None:
        return f"{finding.message} (nơi gửi xin miễn: {finding.asked_waiver})"
    return f"{finding.message} (được miễn: {finding.waived})" if finding.waived is not None else finding.message


def _file(finding: Finding) -> str:
    return "evidence" if finding.file.startswith("evidence/") else finding.file


def _one(finding: Finding, page: YamlPage | None, advice: str) -> list[Line]:
    style = "dim" if finding.waived is not None else SEVERITY_STYLES[finding.severity]
    head = styled_line(f"{_place(finding)}: ", (_kind(finding), style), f": {_message(finding)}")
    return [head, *_excerpt(finding, page), *_fix(finding, advice)]


def _fix(finding: Finding, advice: str) -> list[Line]:
    told = advice and finding.fix and finding.waived is None
    return wrap_text(f"{advice}: {finding.fix}", "  ", "    ") if told else []


def _excerpt(finding: Finding, page: YamlPage | None) -> list[Line]:
    if page is None or finding.line is None or finding.line > len(page.lines):
        return []
    text, column = page.lines[finding.line - 1].replace("\t", " "), (finding.column or 1) - 1
    start = max(0, column - _BEFORE)
    shown = f"  {finding.line:>4} | "
    return [
        styled_line((shown + _part(text, start), "dim")),
        styled_line((" " * (len(shown) + column - start) + "^", "bad")),
    ]


def _part(text: str, start: int) -> str:
    """Return what an excerpt has room for, from a place on; it ends behind a whole word where there is more."""
    shown = text[start : start + _EXCERPT]
    whole = shown.rpartition(" ")[0].rstrip() if len(text) > start + _EXCERPT else ""
    return f"{whole} …" if len(whole) > _BEFORE else shown


def _others(rest: list[Finding]) -> list[Line]:
    if not rest:
        return []
    places = ", ".join(_short(finding) for finding in rest[:_NAMED]) + (" …" if len(rest) > _NAMED else "")
    return [*wrap_text(f"… và {len(rest)} chỗ khác ({rest[0].rule}): {places}", "  ", "    "), ()]


def _short(finding: Finding) -> str:
    where = finding.about or finding.file
    return f"{where} (dòng {finding.line})" if finding.line is not None else finding.file


def _summary(assessment: Assessment, verdicts: tuple[str, str] = _VERDICTS) -> list[Line]:
    verdicts = _RECEIVED_VERDICTS if assessment.dossier.received else verdicts
    counts = {severity: len(assessment.standing(severity)) for severity in Severity}
    waived = sum(finding.waived is not None for finding in assessment.findings)
    parts = [f"{count} {SEVERITY_WORDS[severity]}" for severity, count in counts.items()]
    if waived:
        parts.append(f"{waived} được miễn trừ")
    if asked := sum(finding.asked_waiver is not None for finding in assessment.findings):
        parts.append(f"{asked} chỗ nơi gửi xin miễn, vẫn tính")
    return [styled_line((", ".join(parts) + ". ", "strong"), _verdict(assessment, counts[Severity.ERROR], verdicts))]


def _verdict(assessment: Assessment, errors: int, verdicts: tuple[str, str]) -> tuple[str, str]:
    if errors:
        return verdicts[0], "bad"
    if assessment.partial:
        return "Mới xét một phần các quy tắc; chạy cdsdossier check để xét đủ.", "warn"
    return verdicts[1], "good"
