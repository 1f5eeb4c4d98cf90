"""The subset of HTML that templates are written in, and its tree.

Tags are checked in the source of a template, so that an error names its line; nesting can only be checked in the
result.

============================ ===========================================================================================
h1, h2, h3                   ``I. TIÊU ĐỀ`` (set in capitals), ``1. Tiêu đề``, ``a) tiêu đề``; the number is typed
p left, center, right        a paragraph; centred and right ones have no first-line indent
p flush, strong              without first-line indent; bold
p end                        the last words: closed with ``./.``, whatever mark they ended in
i footnote                   its text is printed at the foot of the page
table plain                  without borders, for words in two or three columns
tr group, sum                bold; a group's title stays with the next row, a sum with the row above
tr lead                      stays with the next row
th                           rows of th alone, at the top, repeat on every page
th, td w1 … w20              the column's share of the width (2 by default); left, center, right as for p; a cell may
                             hold several p
============================ ===========================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from cdsdossier.errors import TemplateFault

_BLOCKS = ("h1", "h2", "h3", "p", "table")
_INLINE = ("b", "i", "br")
ALIGN = ("left", "center", "right")
_SHARES = tuple(f"w{share}" for share in range(1, 21))
#: Which elements an element may contain.
_CHILDREN: dict[str, tuple[str, ...]] = {
    "body": _BLOCKS, "table": ("tr",), "tr": ("th", "td"), "th": (*_INLINE, "p"), "td": (*_INLINE, "p"),
    "h1": _INLINE, "h2": _INLINE, "h3": _INLINE, "p": _INLINE, "b": _INLINE, "i": _INLINE, "br": (),
}  # fmt: skip
_CLASSES: dict[str, tuple[str, ...]] = {
    "p": (*ALIGN, "strong", "flush", "end"), "i": ("footnote",), "table": ("plain",),
    "tr": ("group", "lead", "sum"),
    "th": (*ALIGN, *_SHARES), "td": (*ALIGN, *_SHARES),
}  # fmt: skip
#: The tags that a template may use.
TAGS = tuple(name for name in _CHILDREN if name != "body")
#: Word opens no table with more columns.
_MOST_COLUMNS = 63
_SPANS = ("colspan", "rowspan")
_SPANNED = ("th", "td")

_COMMENT, _JINJA = re.compile("<!--"), re.compile(r"\{[#%{]|<!--")
#: How a comment or a tag of Jinja that begins so ends.
_ENDS = {"{#": "#}", "{%": "%}", "{{": "}}", "<!--": "-->"}
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)((?:[^<>\"]|\"[^\"<]*\")*?)/?>|<")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+\"([^\"]*)\"")
_LOOSE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)")
#: Characters of a line that a message quotes.
_SHOWN = 100
_LINE_END = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_LINE_END_FIRST = re.compile(r"\A[ \t]*\n\s*")


def check_source(source: str, file: str) -> None:
    """Raise TemplateFault at the first tag, attribute or class that is not of the vocabulary."""
    plain = _without_jinja(source)
    for found in _TAG.finditer(plain):
        wrong = _tag_fault(found)
        if wrong:
            raise build_template_fault(file, _line(plain, found.start()), wrong, source)
    loose = _LOOSE_AMPERSAND.search(plain)
    if loose:
        raise build_template_fault(file, _line(plain, loose.start()), "dấu & trong mẫu phải viết là &amp;", source)


def strip_comments(source: str) -> str:
    """Return a template without its ``<!-- … -->``, with the same lines, so that Jinja does not read them either."""
    return _replaced(source, _COMMENT, lambda part: "\n" * part.count("\n"))


def _without_jinja(source: str) -> str:
    """Return a template with spaces in place of Jinja and comments."""
    return _replaced(source, _JINJA, lambda part: re.sub(r"[^\n]", " ", part))


def _replaced(source: str, opening: re.Pattern[str], instead: Callable[[str], str]) -> str:
    """Replace each part from its opening to its end; one that never ends stays, and is looked for no further."""
    parts, copied, at = [], 0, 0
    endless: set[str] = set()
    while found := opening.search(source, at):
        start, end = found.start(), _ENDS[found[0]]
        stop = -1 if end in endless else source.find(end, found.end())
        if stop < 0:
            endless.add(end)
            at = start + 1
        else:
            at = stop + len(end)
            parts += [source[copied:start], instead(source[start:at])]
            copied = at
    return "".join([*parts, source[copied:]])


def build_template_fault(file: str, line: int, words: str, source: str) -> TemplateFault:
    """Return the fault in a line of a template, with that line of its source."""
    lines = source.split("\n")
    shown = lines[line - 1].strip()[:_SHOWN] if 0 < line <= len(lines) else ""
    return TemplateFault(f"{file}:{line}: {words}", *([f"  {line} | {shown}"] if shown else []))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _tag_fault(found: re.Match[str]) -> str | None:
    tag = found[2]
    if tag is None:
        return "dấu < lẻ; viết &lt; nếu muốn in dấu này"
    if tag not in _CHILDREN or tag == "body":
        return f"không dùng thẻ <{tag}>; chỉ có: {', '.join(TAGS)}"
    attributes = found[3]
    for name, value in _ATTRIBUTE.findall(attributes):
        wrong = _attribute_fault(tag, name, value)
        if wrong:
            return wrong
    if _ATTRIBUTE.sub("", attributes).strip():
        return f'thuộc tính của <{tag}> phải viết theo kiểu tên="giá trị"'
    return None


@lru_cache(maxsize=1024)
def _attribute_fault(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        allowed = _CLASSES.get(tag, ())
        wrong = [word for word in value.split() if word not in allowed]
        words = f"chỉ có: {', '.join(allowed)}" if allowed else "thẻ này không có lớp nào"
        return f"<{tag}> không có lớp “{wrong[0]}”; {words}" if wrong else None
    if name in _SPANS and tag in _SPANNED:
        return None if re.fullmatch(r"[1-9]?\d?", value.strip()) else f"{name} phải là số từ 1 đến 99"
    return f"<{tag}> không có thuộc tính {name}; chỉ có: class{', colspan, rowspan' if tag in _SPANNED else ''}"


def parse_html(html: str, file: str, source: str = "") -> etree._Element:
    """Return ``<body>`` of a rendered template; raise TemplateFault where it is not well-formed or wrongly nested.

    With the template's ``source`` the fault names the line of the tag that is probably wrong. A line end in the
    template is a space, as in HTML, and nothing after ``<br/>``; spaces inside a line stay as typed.
    """
    body = _parsed(html, file, source)
    if not len(body) and not (body.text or "").strip():
        raise TemplateFault(f"{file}: mẫu không in ra chữ nào; viết lời văn vào, hoặc xóa tệp để dùng lời văn có sẵn")
    for element in body.iter("br"):
        element.tail = _LINE_END_FIRST.sub("", element.tail or "")
    for element in body.iter():
        _check_place(element, file)
        _settle_spaces(element)
    if any(_columns(table) > _MOST_COLUMNS for table in body.iter("table")):
        raise TemplateFault(f"{file}: bảng rộng quá {_MOST_COLUMNS} cột, Word không mở được")
    return body


def _parsed(html: str, file: str, source: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(f"<body>{html}</body>", parser)
    except etree.XMLSyntaxError as error:
        words = f"thẻ mở và thẻ đóng không khớp, gần chỗ “{_near(html, error.lineno or 1)}”"
        line = _unbalanced(source)
        if line:
            raise build_template_fault(file, line, words, source) from error
        raise TemplateFault(f"{file}: {words} ({error.msg})") from error


def _columns(table: etree._Element) -> int:
    """Return how many columns a table has, including cells that span rows."""
    widest, reaching = 0, [(0, 0)]
    for row in table:
        cells = [(int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))) for cell in row]
        here = [*reaching, *cells]
        widest = max(widest, sum(columns for _, columns in here))
        reaching = [(rows - 1, columns) for rows, columns in here if rows > 1]
    return widest


def _unbalanced(source: str) -> int:
    """Return the line of the first tag without a partner, ignoring Jinja, or 0."""
    plain, open_tags = _without_jinja(source), [("", 0)]
    for found in _TAG.finditer(plain):
        if not found[2] or found[0].endswith("/>"):
            continue
        line = _line(plain, found.start())
        if not found[1]:
            open_tags.append((found[2], line))
        elif open_tags[-1][0] == found[2]:
            open_tags.pop()
        else:
            return open_tags[-1][1] or line
    return open_tags[-1][1]


def _near(html: str, line: int) -> str:
    lines = html.split("\n")
    return lines[min(line, len(lines)) - 1].strip()[:80]


def _check_place(element: etree._Element, file: str) -> None:
    tag = str(element.tag)
    for name, value in element.items():
        empty = f"{name} để trống" if name in _SPANS else None  # elsewhere an empty one does not matter
        wrong = _attribute_fault(tag, str(name), str(value)) if value else empty
        if wrong:
            raise TemplateFault(f"{file}: {wrong}")
    allowed = _CHILDREN.get(tag, ())
    for child in element:
        if child.tag not in allowed:
            inside = f"trong <{tag}> chỉ có: {', '.join(allowed) or 'chữ'}"
            raise TemplateFault(f"{file}: <{child.tag}> đặt sai chỗ; {inside}")
    if tag in {"body", "table", "tr"}:
        loose = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
        if loose:
            raise TemplateFault(f"{file}: chữ “{loose[:40]}” nằm ngoài đoạn; đặt trong <p> hoặc trong ô bảng")


def _settle_spaces(element: etree._Element) -> None:
    text, tail = element.text or "", element.tail
    settled = _in_line(text)
    if element.tag in {"h1", "h2", "h3", "p", "th", "td"}:
        settled = settled.lstrip(" ")
        last = element[-1] if len(element) else None
        if last is None:
            settled = settled.rstrip(" ")
        else:
            last.tail = _in_line(last.tail or "").rstrip(" ")
    if settled != text:
        element.text = settled
    if tail and "\n" in tail:
        element.tail = _in_line(tail)


def _in_line(text: str) -> str:
    return _LINE_END.sub(" ", text) if "\n" in text else text


def class_names(element: etree._Element) -> list[str]:
    """Return an element's class names."""
    return element.get("class", "").split()
