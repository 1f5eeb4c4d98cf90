"""Put a case before the rules; place, word, waive and sort what they find."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Finding, Severity, YamlPage, reading_order_key
from cdsdossier.judging.rules import Case, Hit, Rule, get_rule_name
from cdsdossier.model.dossier import normalize_path
from cdsdossier.text.numbers import format_plain_number
from cdsdossier.yamlio.forms import locate_value

_NAMES = {"where": "chỗ nào", "reason": "lý do"}


def run_rules(case: Case, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return all findings of a case, reading's own included, in the order of files and lines.

    Shape: one Finding a fault; those that a waiver of ``dossier.yaml`` covers are marked, never dropped.
    """
    found = [*case.dossier.findings, *case.indicator_set.findings]
    for rule in rules:
        found.extend(_finding(rule, hit, case) for hit in rule.check(case))
    return tuple(sorted(_waived(found, case), key=reading_order_key))


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    line, column = _place(hit, case)
    words = {name: _written(value) for name, value in hit.words.items()}
    message, fix = rule.MESSAGE.format(**words), rule.FIX.format(**words)
    return Finding(get_rule_name(rule), hit.severity or rule.SEVERITY, hit.file, line, column, message, fix, hit.about)


def _place(hit: Hit, case: Case) -> tuple[int | None, int | None]:
    page = _page(hit.file, case)
    if page is not None:
        return locate_value(page.data, hit.path, key=hit.key)
    return (1, 1) if hit.file.endswith(".yaml") else (None, None)


def _page(file: str, case: Case) -> YamlPage | None:
    if file == case.indicator_set.page.file:
        return case.indicator_set.page
    return case.dossier.pages.get(file)


def _written(value: object) -> object:
    """Write a number as it is typed, without the noise of its origin (``6``, ``6.5``)."""
    if isinstance(value, Decimal):
        return format_plain_number(value)
    return value


def _waived(found: list[Finding], case: Case) -> list[Finding]:
    """Mark what the waivers cover. One that is not written cleanly covers nothing: it might cover too much."""
    places: dict[str, list[int]] = {}
    for place, finding in enumerate(found):
        places.setdefault(finding.rule, []).append(place)
    known = {*READING_RULES, *case.rule_names}
    for index, waiver in enumerate(case.dossier.head.waivers):
        blank = [key for key, text in (("where", waiver.where), ("reason", waiver.reason)) if not text.strip()]
        if not _clean(index, case):
            continue
        for key in blank:
            words = f"miễn trừ chưa ghi {_NAMES[key]}, nên chưa có tác dụng", f"Điền sau {key}:."
            found.append(_of_waiver("key-missing", index, key, case, *words))
        if blank:
            continue
        covered = [place for place in places.get(waiver.rule, ()) if _covers(waiver.where, found[place])]
        for place in covered:
            found[place] = found[place].waive(waiver.reason)
        if not covered and waiver.rule in known:
            message = f"miễn trừ cho “{waiver.rule}” không còn cần: không có lỗi nào như vậy"
            found.append(_of_waiver(UNUSED_WAIVER, index, "rule", case, message, "Xóa mục miễn trừ này."))
    return found


def _clean(index: int, case: Case) -> bool:
    """Return whether a waiver stands in the file with the keys and texts it must have, and nothing else."""
    page = case.dossier.pages.get("dossier.yaml")
    written = page.data.get("waivers") if page and isinstance(page.data, dict) else None
    if not isinstance(written, list) or len(written) != len(case.dossier.head.waivers):
        return written is None
    one = written[index]
    if not isinstance(one, dict) or one.keys() != {"rule", "where", "reason"}:
        return False
    return not any(isinstance(value, (dict, list)) for value in one.values())


def _covers(where: str, finding: Finding) -> bool:
    """Return whether a waiver's place is the finding's: a row id, a file, or a file or folder of the evidence."""
    place = normalize_path(where).rstrip("/")
    if place in (finding.about, finding.file):
        return True
    inside = f"evidence/{place.removeprefix('evidence/')}"
    return finding.file == inside or (place.startswith("evidence/") and finding.file.startswith(f"{inside}/"))


def _of_waiver(rule: str, index: int, key: str, case: Case, *words: str) -> Finding:
    page = case.dossier.pages.get("dossier.yaml")
    line, column = locate_value(page.data if page else None, ("waivers", index, key))
    severity = Severity.WARNING if rule == UNUSED_WAIVER else Severity.ERROR
    return Finding(rule, severity, "dossier.yaml", line, column, *words)
