"""Run the rules over a case: place, word, waive and sort what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Finding, Severity, YamlPage, reading_order_key
from cdsdossier.judging.rules import Case, Hit, Rule, get_rule_name
from cdsdossier.model.dossier import HEAD, normalize_path
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.text.numbers import format_number, format_plain_number
from cdsdossier.yamlio.forms import locate_value

_NAMES = {"where": "chỗ nào", "reason": "lý do"}


def run_rules(case: Case, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return all findings of a case, including those of reading, in the order of files and lines.

    Findings that a waiver of ``dossier.yaml`` covers are marked, never dropped; a sender's waivers waive nothing.
    """
    return settle_findings([*case.dossier.findings, *case.indicator_set.findings, *find_faults(case, rules)], case)


def find_faults(case: Case, rules: Iterable[Rule]) -> list[Finding]:
    """Return what some rules find, rule by rule; no waiver has been looked at."""
    return [_finding(rule, hit, case) for rule in rules for hit in rule.check(case)]


def settle_findings(found: list[Finding], case: Case) -> tuple[Finding, ...]:
    """Return all findings of a case as they are told: waivers applied, in order."""
    _apply_waivers(found, case)
    return tuple(sorted(found, key=reading_order_key))


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    line, column = _place(hit, case)
    message = rule.MESSAGE.format(**_each(hit.words, format_number))
    fix = rule.FIX.format(**_each(hit.words, format_plain_number))
    severity, printed_in = hit.severity or rule.SEVERITY, hit.printed_in
    if printed_in is None and not hit.about:
        printed_in = _list_printing(hit, case)
    return Finding(
        get_rule_name(rule), severity, hit.file, line, column, message, fix, hit.about, printed_in=printed_in
    )


def _list_printing(hit: Hit, case: Case) -> tuple[str, ...] | None:
    """Return the documents that print the basis at which a fault is; None where it is at something else."""
    match hit.path:
        case ("bases", int(place), *_):
            registers = list_registers(case.dossier.head, case.dossier.review)
            return next((one.list_citing(place) for one in registers if one.file == hit.file), None)
        case _:
            return None


def _place(hit: Hit, case: Case) -> tuple[int | None, int | None]:
    page = _page(hit.file, case)
    if page is not None:
        return locate_value(page.data, hit.path, key=hit.key)
    return (1, 1) if hit.file.endswith(".yaml") else (None, None)


def _page(file: str, case: Case) -> YamlPage | None:
    if file == case.indicator_set.page.file:
        return case.indicator_set.page
    return case.dossier.pages.get(file)


def _each(words: dict[str, object], written: Callable[[Decimal], str]) -> dict[str, object]:
    """Return the words with their numbers as people read them (``6,5``), or as they type them (``6.5``)."""
    return {name: written(value) if isinstance(value, Decimal) else value for name, value in words.items()}


def _apply_waivers(found: list[Finding], case: Case) -> None:
    """Mark in ``found`` what the waivers cover, and add what is wrong with them."""
    places: dict[str, list[int]] = {}
    for place, finding in enumerate(found):
        places.setdefault(finding.rule, []).append(place)
    for index, waiver in enumerate(case.dossier.head.waivers):
        if not _is_well_formed(index, case):
            continue  # it has findings of reading, and might cover too much
        blank = [key for key in _NAMES if not getattr(waiver, key).strip()]
        if blank:
            found.extend(_blank(index, key, case) for key in blank)
            continue
        covered = [place for place in places.get(waiver.rule, ()) if _covers(waiver.where, found[place])]
        for place in covered:
            found[place] = found[place].waive(waiver.reason, received=case.dossier.received)
        if not covered and (waiver.rule in READING_RULES or waiver.rule in case.rule_names):
            message = f"miễn trừ cho “{waiver.rule}” không còn cần: không có lỗi nào như vậy"
            found.append(_of_waiver(UNUSED_WAIVER, index, "rule", case, (message, "Xóa mục miễn trừ này.")))


def _blank(index: int, key: str, case: Case) -> Finding:
    words = f"miễn trừ chưa ghi {_NAMES[key]}, nên chưa có tác dụng", f"Điền sau {key}:."
    return _of_waiver("key-missing", index, key, case, words)


def _is_well_formed(index: int, case: Case) -> bool:
    """Return whether a waiver is written with exactly the keys it must have, and with texts."""
    written = case.dossier.get_written(HEAD, "waivers")
    if not isinstance(written, list):
        return written is None
    one = written[index]
    if not isinstance(one, dict) or one.keys() != {"rule", "where", "reason"}:
        return False
    return not any(isinstance(value, (dict, list)) for value in one.values())


def _covers(where: str, finding: Finding) -> bool:
    """Return whether ``where`` names the place of a finding: a row id, a file, or a folder of the evidence."""
    place = normalize_path(where).rstrip("/")
    if place in (finding.about, finding.file):
        return True
    inside = f"evidence/{place.removeprefix('evidence/')}"
    return finding.file == inside or (place.startswith("evidence/") and finding.file.startswith(f"{inside}/"))


def _of_waiver(rule: str, index: int, key: str, case: Case, words: tuple[str, str]) -> Finding:
    line, column = _place(Hit(HEAD, ("waivers", index, key)), case)
    severity = Severity.WARNING if rule == UNUSED_WAIVER else Severity.ERROR
    return Finding(rule, severity, HEAD, line, column, *words)
