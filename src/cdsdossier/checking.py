"""Put a case before the rules; place, word, waive and sort what they find."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Finding, Severity, in_reading_order
from cdsdossier.located import locate
from cdsdossier.rules import Case, Hit, Rule, name_of
from cdsdossier.yamltext import Page


def check(case: Case, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return all findings of a case, reading's own included, in the order of files and lines.

    Shape: one Finding a fault; those that a waiver of ``dossier.yaml`` covers are marked, never dropped.
    """
    found = [*case.dossier.findings, *case.indicator_set.findings]
    for rule in rules:
        found.extend(_finding(rule, hit, case) for hit in rule.check(case))
    return tuple(sorted(_waived(found, case), key=in_reading_order))


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    line, column = _place(hit, case)
    words = {name: _written(value) for name, value in hit.words.items()}
    message, fix = rule.MESSAGE.format(**words), rule.FIX.format(**words)
    return Finding(name_of(rule), rule.SEVERITY, hit.file, line, column, message, fix, hit.about)


def _place(hit: Hit, case: Case) -> tuple[int | None, int | None]:
    page = _page(hit.file, case)
    if page is not None:
        return locate(page.data, hit.path, key=hit.key)
    return (1, 1) if hit.file.endswith(".yaml") else (None, None)


def _page(file: str, case: Case) -> Page | None:
    if file == case.indicator_set.page.file:
        return case.indicator_set.page
    return case.dossier.pages.get(file)


def _written(value: object) -> object:
    """Write a number as it is typed, without the noise of its origin (``6``, ``6.5``)."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def _waived(found: list[Finding], case: Case) -> list[Finding]:
    known = {*READING_RULES, *case.rule_names}
    for index, waiver in enumerate(case.dossier.head.waivers):
        covered = [finding.rule == waiver.rule and _covers(waiver.where, finding) for finding in found]
        pairs = zip(found, covered, strict=True)
        found = [finding.waive(waiver.reason) if covers else finding for finding, covers in pairs]
        if not any(covered) and waiver.rule in known:
            found.append(_unused(index, waiver.rule, case))
    return found


def _covers(where: str | None, finding: Finding) -> bool:
    return where in (None, "", finding.about, finding.file)


def _unused(index: int, rule: str, case: Case) -> Finding:
    page = case.dossier.pages.get("dossier.yaml")
    line, column = locate(page.data if page else None, ("waivers", index, "rule"))
    message, fix = f"miễn trừ cho “{rule}” không còn cần: không có lỗi nào như vậy", "Xóa mục miễn trừ này."
    return Finding(UNUSED_WAIVER, Severity.WARNING, "dossier.yaml", line, column, message, fix)
