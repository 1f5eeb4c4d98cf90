"""The rules' pages as text for a terminal and as the Markdown of ``docs/rules.md``."""

from __future__ import annotations

from cdsdossier.findings import Severity
from cdsdossier.judging.rule_pages import RulePage, iter_rule_sections, list_rule_names, load_rule_page
from cdsdossier.views.findings.text import SEVERITY_WORDS
from cdsdossier.views.layout import Line, styled_line, wrap_text

_MEANINGS = {
    Severity.ERROR: "lỗi – chưa nên gửi hồ sơ",
    Severity.WARNING: "cảnh báo – nên sửa trước khi gửi",
    Severity.NOTICE: "lưu ý – để biết",
}
_HEAD = """\
# Các quy tắc của `cdsdossier check`

Trang này được tạo từ chính các quy tắc; sửa lời ở `judging/rules/`. Xem trên máy: `cdsdossier explain TÊN`.
"""


def rule_list_lines() -> list[Line]:
    """Return every rule with its first sentence, by severity."""
    pages = [load_rule_page(name) for name in list_rule_names()]
    lines: list[Line] = []
    for severity in Severity:
        lines.append(styled_line((_MEANINGS[severity].capitalize(), "strong")))
        for page in pages:
            if page.severity is severity:
                lines += wrap_text(f"{page.name:<26} {page.title}", "  ", " " * 29)
        lines.append(())
    return [*lines, styled_line("Xem một quy tắc: cdsdossier explain points-above-maximum")]


def rule_page_lines(page: RulePage) -> list[Line]:
    """Return one rule's page."""
    lines = [styled_line((page.name, "strong"), f"  ({SEVERITY_WORDS[page.severity]})"), *wrap_text(page.title)]
    for heading, words in iter_rule_sections(page):
        lines += [(), *wrap_text(f"{heading}: {words}", hanging="  ")]
    return lines


def rules_markdown() -> str:
    """Return ``docs/rules.md``: every page, by severity."""
    parts = [_HEAD]
    for severity in Severity:
        parts.append(f"\n## {_MEANINGS[severity].capitalize()}\n")
        for page in (load_rule_page(name) for name in list_rule_names()):
            if page.severity is severity:
                body = "\n\n".join(f"**{heading}:** {words}" for heading, words in iter_rule_sections(page))
                parts.append(f"\n### `{page.name}`\n\n{page.title}\n\n{body}\n")
    return "".join(parts)
