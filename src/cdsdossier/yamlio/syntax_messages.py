"""The sentences for files that are not valid YAML: which line a person should look at, and what to type there.

Every function returns words as :mod:`cdsdossier.yamlio.messages` does: ``(message, fix)``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cdsdossier.yamlio import messages
from cdsdossier.yamlio.messages import NO_SPACE, ODD_SPACE, Words, no_space

_COLON_INSIDE = re.compile(r"""^\s*(?:- )?["']?[\w.\-]+["']?:\s++([^"'\[{|>#](?>.*?:(?=\s|\Z)).*)$""")
_QUOTE_OR_HASH = re.compile(r"""["'#]""")
_NO_COLON = re.compile(r"""^\s*("[^"]+"|'[^']+'|[a-z_]+)(?:\s+(\S.*))?$""")
_OPEN_QUOTE = re.compile(r"""(?:^\s*|:\s+|-\s+)"[^"]*$""")

_TAB = "dòng này thụt lề bằng phím Tab", "Xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách."
_UNCLOSED_QUOTE = "ngoặc kép mở ở đây mà không đóng", "Thêm dấu ngoặc đóng ở cuối câu."
_AFTER_QUOTE = "còn chữ nằm sau dấu ngoặc đóng", "Đặt cả câu trong một cặp ngoặc kép; ngoặc bên trong dùng “…”."
_ESCAPE = "dấu \\ trong ngoặc kép có nghĩa riêng", "Thay \\ bằng / (đường dẫn), hoặc dùng ngoặc đơn '…'."
_SPECIAL_START = "giá trị bắt đầu bằng ký tự đặc biệt (@, %, ` hoặc Tab)", "Đặt cả giá trị trong ngoặc kép."
_UNCLOSED_BRACKET = "dấu [ hoặc { mở mà không đóng đúng chỗ", "Thêm dấu đóng ] hoặc }, hoặc đặt câu trong ngoặc kép."
_ADVICE = "Xem lại thụt lề, dấu hai chấm và ngoặc kép ở dòng này và dòng trên."
#: Parts of libyaml's problems that have one explanation.
_EXPLAINED = {"escape": _ESCAPE, "hexdecimal": _ESCAPE, "cannot start any": _SPECIAL_START, "',' or": _UNCLOSED_BRACKET}
#: Problems that an indent which fits no level causes.
_CROOKED = ("mapping values", "did not find expected key", "document start")

#: A line, a column (both from 0), and the words for it.
PlacedWords = tuple[int, int, Words]


class _Problem(NamedTuple):
    """What libyaml reports: its words, and where it stopped and began (lines and columns from 0)."""

    problem: str
    context: str
    lines: tuple[str, ...]
    at: tuple[int, int]
    start: tuple[int, int]

    def line(self, number: int) -> str:
        """Return a line without the comment at its end."""
        text = self.lines[number] if 0 <= number < len(self.lines) else ""
        found = _QUOTE_OR_HASH.search(text)
        before = text[: found.start()] if found and found[0] == "#" else ""
        return before.rstrip() if before[-1:].isspace() else text


def locate_syntax_error(
    problem: str, context: str, lines: tuple[str, ...], at: tuple[int, int], start: tuple[int, int]
) -> PlacedWords:
    """Find the line a person should look at, and the sentence for it. Lines and columns count from 0, as in YAML."""
    fault = _Problem(problem, context, lines, at, start)
    found = _wrong_space(fault) or _wrong_quote(fault) or _wrong_above(fault)
    return found or (*at, explain_syntax_error(problem, context, fault.line(at[0]), fault.line(at[0] - 1)))


def _wrong_space(fault: _Problem) -> PlacedWords | None:
    """Find a tab in the indent, or a space that YAML does not know; a quote left open to the end comes before that."""
    line, _ = fault.at
    text = fault.line(line)
    if "\t" in text[: _indent(text)]:
        return line, 0, _TAB
    if "unexpected end of stream" in fault.problem and "quoted" in fault.context:
        return *fault.start, _UNCLOSED_QUOTE
    for number in (line, line - 1):
        if re.match(ODD_SPACE, fault.line(number)):
            return number, 0, messages.ODD_SPACE_WORDS
    return None


def _wrong_quote(fault: _Problem) -> PlacedWords | None:
    """Find a quote that a line above left open, or text after a closing quote."""
    line, column = fault.at
    before = fault.line(line)[:column]
    if "expected" not in fault.problem or '"' not in before:
        return None
    opened = _opened_above(fault.lines, line)
    if opened:
        return *opened, _UNCLOSED_QUOTE
    return (line, column, _AFTER_QUOTE) if before.rstrip().endswith('"') else None


def _wrong_above(fault: _Problem) -> PlacedWords | None:
    """Find the cause on a line above: a colon without its space, no colon at all, a bracket left open."""
    line, _ = fault.at
    first, _ = fault.start
    text, before = fault.line(line), fault.line(line - 1)
    above = "mapping values" in fault.problem or "did not find expected key" in fault.problem
    if above and re.match(NO_SPACE, before):
        return line - 1, before.index(":"), no_space(before)
    if "',' or" in fault.problem and first < line:
        return *fault.start, explain_syntax_error(fault.problem, fault.context, "", "")
    if "could not find expected ':'" in fault.problem:
        return *fault.start, explain_syntax_error(fault.problem, fault.context, fault.line(first), before)
    if above and _NO_COLON.match(before) and ":" not in before and _indent(before) == _indent(text):
        return line - 1, _indent(before), _no_colon(before)
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _opened_above(lines: tuple[str, ...], line: int) -> tuple[int, int] | None:
    """Find the quote that a line above opens and that nothing closes before this line."""
    above = (number for number in range(min(line, len(lines)) - 1, -1, -1) if '"' in lines[number])
    number = next(above, None)
    if number is None or not _OPEN_QUOTE.search(lines[number]):
        return None
    return number, lines[number].rindex('"')


def explain_syntax_error(problem: str, context: str, text: str, before: str) -> Words:
    """Say what libyaml's problem means to a person who looks at this line; ``before`` is the line above it."""
    if "alias" in context or "anchor" in context:
        return messages.ALIAS_NOT_ALLOWED
    if re.match(NO_SPACE, text) and "expected" in problem:
        return no_space(text)
    inside = _COLON_INSIDE.match(text)
    if "mapping values" in problem and inside:
        return "trong câu có dấu hai chấm nên YAML hiểu nhầm", f'Đặt cả câu trong ngoặc kép: "{inside.group(1)}"'
    explained = next((words for part, words in _EXPLAINED.items() if part in problem), None)
    if explained or "flow" in context:
        return explained or _UNCLOSED_BRACKET
    if any(part in problem for part in _CROOKED):
        return _crooked(text, before)
    return (
        _no_colon(text) if "could not find expected ':'" in problem else ("dòng này không đúng cách viết YAML", _ADVICE)
    )


def _no_colon(text: str) -> Words:
    found = _NO_COLON.match(text)
    fix = "Thêm dấu hai chấm và dấu cách sau tên mục; nếu là câu viết tiếp thì thụt vào sâu hơn dòng trên."
    return "dòng này thiếu dấu hai chấm sau tên mục", f"Viết {found[1]}: {found[2] or '…'}" if found else fix


def _crooked(text: str, before: str) -> Words:
    """Explain the usual causes: text after a closing quote or bracket, or an indent that fits no level."""
    if before.rstrip().endswith("[]"):
        return "mục ở dòng trên ghi [] (danh sách trống) nên không thêm dòng ở dưới được", "Xóa [] ở dòng trên."
    if re.search(r":\s+[\[{]", text):
        return "giá trị bắt đầu bằng [ hoặc { mà còn chữ ở sau", "Đặt cả câu trong ngoặc kép."
    quotes = text.count('"') + text.count("'")
    if quotes >= 2 and not text.rstrip().endswith(('"', "'", ":")):
        return _AFTER_QUOTE
    if quotes % 2 and "'" in text:
        return "dấu nháy đơn trong câu làm ngoặc đóng sớm", 'Dùng ngoặc kép "…" bao cả câu.'
    fix = f"Cho các mục cùng cấp thẳng một cột (dòng trên đang thụt {_indent(before)} dấu cách)."
    return "dòng này hoặc dòng ngay trên thụt lề lệch", fix
