"""The sentences for files that YAML cannot make sense of: which line a person should look at, and what to type there.

Every function returns words as :mod:`cdsdossier.yamlio.messages` does: ``(message, fix)``.
"""

from __future__ import annotations

import re

from cdsdossier.yamlio.messages import NO_SPACE, ODD_SPACE, Words, alias_not_allowed, no_space, odd_space

_COLON_INSIDE = re.compile(r"""^\s*(?:- )?["']?[\w.\-]+["']?:\s++([^"'\[{|>#].*:(?:\s.*)?)$""")
_QUOTE_OR_HASH = re.compile(r"""["'#]""")
_NO_COLON = re.compile(r"""^\s*("[^"]+"|'[^']+'|[a-z_]+)(?:\s+(\S.*))?$""")
_OPEN_QUOTE = re.compile(r"""(?:^\s*|:\s+|-\s+)"[^"]*$""")


def locate_syntax_error(  # noqa: C901, PLR0911 - one return a mistake
    problem: str, context: str, lines: tuple[str, ...], at: tuple[int, int], start: tuple[int, int]
) -> tuple[int, int, Words]:
    """Find the line a person would look at, and the sentence for it. Lines and columns count from 0, as in YAML."""
    line, column = at
    text, before = _line(lines, line), _line(lines, line - 1)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return line, 0, explain_syntax_error("tab", "", text, "")
    if "unexpected end of stream" in problem and "quoted" in context:
        return *start, explain_syntax_error("unclosed", "", _line(lines, start[0]), "")
    for number in (line, line - 1):
        if ODD_SPACE.match(_line(lines, number)):
            return number, 0, odd_space()
    opened = _opened_above(lines, line) if '"' in text[:column] and "expected" in problem else None
    if opened:
        return *opened, explain_syntax_error("unclosed", "", "", "")
    if "expected" in problem and text[:column].rstrip().endswith('"'):
        return line, column, explain_syntax_error("after-quote", "", "", "")
    after = "mapping values" in problem or "did not find expected key" in problem  # the line above may be the cause
    if after and NO_SPACE.match(before):
        return line - 1, before.index(":"), no_space(before)
    if "',' or" in problem and start[0] < line:
        return *start, explain_syntax_error(problem, context, "", "")
    if "could not find expected ':'" in problem:
        return *start, explain_syntax_error(problem, context, _line(lines, start[0]), before)
    if after and _NO_COLON.match(before) and ":" not in before and _indent(before) == _indent(text):
        return line - 1, _indent(before), explain_syntax_error("could not find expected ':'", "", before, "")
    return line, column, explain_syntax_error(problem, context, text, before)


def _line(lines: tuple[str, ...], number: int) -> str:
    """Return a line without the comment at its end."""
    text = lines[number] if 0 <= number < len(lines) else ""
    found = _QUOTE_OR_HASH.search(text)
    before = text[: found.start()] if found and found[0] == "#" else ""
    return before.rstrip() if before[-1:].isspace() else text


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _opened_above(lines: tuple[str, ...], line: int) -> tuple[int, int] | None:
    """Find the quote that a line above opens and that nothing closes before this line."""
    above = (number for number in range(min(line, len(lines)) - 1, -1, -1) if '"' in lines[number])
    number = next(above, None)
    if number is None or not _OPEN_QUOTE.search(lines[number]):
        return None
    return number, lines[number].rindex('"')


def explain_syntax_error(problem: str, context: str, text: str, before: str) -> Words:  # noqa: C901, PLR0911 - one return a mistake
    """Say what libyaml's problem means to a person who looks at this line."""
    if problem == "tab":
        return "dòng này thụt lề bằng phím Tab", "Xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách."
    if problem == "unclosed":
        return "ngoặc kép mở ở đây mà không đóng", "Thêm dấu ngoặc đóng ở cuối câu."
    if problem == "after-quote":
        return "còn chữ nằm sau dấu ngoặc đóng", "Đặt cả câu trong một cặp ngoặc kép; ngoặc bên trong dùng “…”."
    if "alias" in context or "anchor" in context:
        return alias_not_allowed()
    if NO_SPACE.match(text) and "expected" in problem:
        return no_space(text)
    inside = _COLON_INSIDE.match(text)
    if "mapping values" in problem and inside:
        return "trong câu có dấu hai chấm nên YAML hiểu nhầm", f'Đặt cả câu trong ngoặc kép: "{inside.group(1)}"'
    if "escape" in problem or "hexdecimal" in problem:
        return "dấu \\ trong ngoặc kép có nghĩa riêng", "Thay \\ bằng / (đường dẫn), hoặc dùng ngoặc đơn '…'."
    if "cannot start any token" in problem:
        return "giá trị bắt đầu bằng ký tự đặc biệt (@, %, ` hoặc Tab)", "Đặt cả giá trị trong ngoặc kép."
    if "flow" in context or "',' or" in problem:
        return "dấu [ hoặc { mở mà không đóng đúng chỗ", "Thêm dấu đóng ] hoặc }, hoặc đặt câu trong ngoặc kép."
    if "mapping values" in problem or "did not find expected key" in problem or "document start" in problem:
        return _crooked(text, before)
    if "could not find expected ':'" in problem:
        return _no_colon(text)
    return "dòng này không đúng cách viết YAML", "Xem lại thụt lề, dấu hai chấm và ngoặc kép ở dòng này và dòng trên."


def _no_colon(text: str) -> Words:
    found = _NO_COLON.match(text)
    fix = "Thêm dấu hai chấm và dấu cách sau tên mục; nếu là câu viết tiếp thì thụt vào sâu hơn dòng trên."
    return "dòng này thiếu dấu hai chấm sau tên mục", f"Viết {found[1]}: {found[2] or '…'}" if found else fix


def _crooked(text: str, before: str) -> Words:
    """Two usual causes: text after a closing quote, or an indent that fits no level."""
    if before.rstrip().endswith("[]"):
        return "mục ở dòng trên ghi [] (danh sách trống) nên không thêm dòng ở dưới được", "Xóa [] ở dòng trên."
    if re.search(r":\s+[\[{]", text):
        return "giá trị bắt đầu bằng [ hoặc { mà còn chữ ở sau", "Đặt cả câu trong ngoặc kép."
    quotes = text.count('"') + text.count("'")
    if quotes >= 2 and not text.rstrip().endswith(('"', "'", ":")):
        return explain_syntax_error("after-quote", "", "", "")
    if quotes % 2 and "'" in text:
        return "dấu nháy đơn trong câu làm ngoặc đóng sớm", 'Dùng ngoặc kép "…" bao cả câu.'
    wanted = len(before) - len(before.lstrip())
    fix = f"Cho các mục cùng cấp thẳng một cột (dòng trên đang thụt {wanted} dấu cách)."
    return "dòng này hoặc dòng ngay trên thụt lề lệch", fix
