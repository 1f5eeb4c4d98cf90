"""The rules' pages as text for a terminal and as the Markdown of ``docs/rules.md``."""

from __future__ import annotations

from cdsdossier.findings import Severity
from cdsdossier.judging.rule_pages import RulePage, names, page_of, paragraphs
from cdsdossier.views.findings.text import WORDS
from cdsdossier.views.layout import Line, line, wrapped

_MEANINGS = {
    Severity.ERROR: "lỗi – chưa nên gửi hồ sơ",
    Severity.WARNING: "cảnh báo – nên sửa trước khi gửi",
    Severity.NOTICE: "lưu ý – để biết",
}
_HEAD = """\
# Các quy tắc của `cdsdossier check`

Trang này được tạo từ chính các quy tắc; sửa lời ở `src/cdsdossier/rules/`. Xem trên máy: `cdsdossier explain TÊN`.
"""


def list_lines() -> list[Line]:
    """Return every rule with its first sentence, by severity."""
    pages = [page_of(name) for name in names()]
    lines: list[Line] = []
    for severity in Severity:
        lines.append(line((_MEANINGS[severity].capitalize(), "strong")))
        for page in pages:
            if page.severity is severity:
                lines += wrapped(f"{page.name:<26} {page.title}", "  ", " " * 29)
        lines.append(())
    return [*lines, line("Xem một quy tắc: cdsdossier explain points-above-maximum")]


def page_lines(page: RulePage) -> list[Line]:
    """Return one rule's page."""
    lines = [line((page.name, "strong"), f"  ({WORDS[page.severity]})"), *wrapped(page.title)]
    for heading, words in paragraphs(page):
        lines += [(), *wrapped(f"{heading}: {words}", hanging="  ")]
    return lines


def markdown() -> str:
    """Return ``docs/rules.md``: every page, by severity."""
    parts = [_HEAD]
    for severity in Severity:
        parts.append(f"\n## {_MEANINGS[severity].capitalize()}\n")
        for page in (page_of(name) for name in names()):
            if page.severity is severity:
                body = "\n\n".join(f"**{heading}:** {words}" for heading, words in paragraphs(page))
                parts.append(f"\n### `{page.name}`\n\n{page.title}\n\n{body}\n")
    return "".join(parts)
