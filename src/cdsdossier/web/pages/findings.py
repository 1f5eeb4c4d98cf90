"""Everything that is wrong, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.rule_pages import iter_rule_sections, load_rule_page
from cdsdossier.views.guide import say_without_key
from cdsdossier.web.context import PageContext, PageKind

#: Findings shown of one rule; the others are counted.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class FindingExcerpt:
    """A finding with the line of the file that it is about."""

    finding: Finding
    excerpt: str
    #: Where it is mended on the pages, as the browser asks for it; empty where that is on none.
    link: str = ""

    @property
    def words(self) -> str:
        """Return what is wrong, without the names of keys."""
        return say_without_key(self.finding)


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """The findings of one rule, with the page of the rule."""

    rule: str
    title: str
    why: tuple[tuple[str, str], ...]
    found: tuple[FindingExcerpt, ...]
    #: How many more there are.
    more: int


def _build(page: PageContext) -> dict[str, Any]:
    from cdsdossier.web.links import link_findings  # it knows all pages, this one too

    assessment = page.assessment
    words = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTICE: "Lưu ý"}
    links = link_findings(assessment)
    return {
        "levels": [
            (severity.value, words[severity], len(found), _by_rule(found, assessment, links))
            for severity in Severity
            if (found := assessment.standing(severity))
        ],
        "waived": [finding for finding in assessment.findings if finding.waived is not None],
    }


def _by_rule(found: Iterable[Finding], assessment: Assessment, links: Mapping[int, str]) -> list[RuleFindings]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [_rule_findings(rule, several, assessment, links) for rule, several in by_rule.items()]


def _rule_findings(rule: str, found: list[Finding], assessment: Assessment, links: Mapping[int, str]) -> RuleFindings:
    page = load_rule_page(rule)
    shown = tuple(FindingExcerpt(one, _excerpt(one, assessment), links.get(id(one), "")) for one in found[:_SHOWN])
    return RuleFindings(rule, page.title, tuple(iter_rule_sections(page)), shown, max(0, len(found) - _SHOWN))


def _excerpt(finding: Finding, assessment: Assessment) -> str:
    """Return the line of the file that a finding is about; empty where it has none."""
    of_set = assessment.indicator_set.page
    page = of_set if finding.file == of_set.file else assessment.dossier.pages.get(finding.file)
    if page is None or finding.line is None or finding.line > len(page.lines):
        return ""
    return page.lines[finding.line - 1].strip()[:200]


PAGES = {"kiem-tra": PageKind("Kiểm tra", "kiem-tra", _build)}
