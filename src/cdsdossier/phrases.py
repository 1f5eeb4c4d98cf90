"""The sentences for what people mistype in YAML: what is wrong, and what to type instead.

Every function returns ``(message, fix)``: two short Vietnamese sentences, the first without a final stop.
"""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches

Words = tuple[str, str]

_NO_SPACE = re.compile(r"""^\s*(?:- )?["']?([\w.\-]+)["']?:(?!//)([^\s].*)$""")
_COLON_INSIDE = re.compile(r"""^\s*(?:- )?["']?[\w.\-]+["']?:\s+([^"'\[{|>#].*:(?:\s.*)?)$""")
#: Spaces that Word and web pages use and YAML does not: before a key, or after its colon.
_ODD_SPACE = re.compile(r"""^ *(?:- )?(?:["']?[\w.\-]+["']?:)?[\u00a0\u2007\u202f\u3000\u200b]""")
_COMMENT = re.compile(r"""^([^"'#]*?)\s+#.*$""")
_NO_COLON = re.compile(r"""^\s*("[^"]+"|'[^']+'|[a-z_]+)(?:\s+(\S.*))?$""")
_OPEN_QUOTE = re.compile(r"""(?:^\s*|:\s+|-\s+)"[^"]*$""")


def cannot_open(reason: str) -> Words:
    """The file is there but the system does not hand it over."""
    return f"không mở được tệp: {reason}", "Đóng tệp nếu chương trình khác đang mở, rồi kiểm tra quyền đọc."


def too_big(size: int, limit: int) -> Words:
    """Larger than any dossier file can be."""
    return (
        f"tệp nặng {-(-size // 1_000_000)} MB, vượt giới hạn {limit // 1_000_000} MB của một tệp YAML",
        "Có thể đã lưu nhầm tệp. Minh chứng phải nằm trong thư mục evidence, không chép vào tệp YAML.",
    )


def not_utf8(encoding: str) -> Words:
    """Saved in another encoding."""
    what = f"tệp lưu theo mã {encoding}" if encoding else "có ký tự không thuộc mã UTF-8"
    return what, "Mở bằng Notepad, chọn Tệp > Lưu dưới dạng (Save As), mục Mã hóa (Encoding) chọn UTF-8, rồi lưu lại."


def control_character(code: int) -> Words:
    """A character nobody can see."""
    return f"có ký tự điều khiển không nhìn thấy (mã U+{code:04X})", "Xóa đoạn đó và gõ lại bằng tay."


def brackets_as_key() -> Words:
    """``{{ x }}`` or ``[x]:`` typed as plain text."""
    return "dấu { } hoặc [ ] ở đây bị hiểu là cấu trúc, không phải chữ", 'Đặt cả câu trong ngoặc kép, ví dụ "{{ … }}".'


def too_deep(limit: int) -> Words:
    """Nested beyond reason."""
    return f"các ngoặc hoặc mục lồng nhau quá {limit} tầng", "Tệp này không phải tệp hồ sơ. Hãy lấy lại bản đúng."


def second_document() -> Words:
    """A line ``---`` in the middle."""
    return "dòng --- mở một văn bản YAML thứ hai trong cùng tệp", "Xóa dòng --- này; mỗi tệp chỉ có một văn bản."


def alias() -> Words:
    """``&name`` or ``*name``."""
    return (
        "dấu & hoặc * ở đầu giá trị có nghĩa riêng trong YAML",
        "Đặt giá trị trong ngoặc kép; đầu dòng của danh sách dùng dấu gạch ngang (-).",
    )


def tag(written: str | None) -> Words:
    """``!something``."""
    return f"thẻ YAML {written or '!'} không được dùng trong hồ sơ", "Đặt giá trị trong ngoặc kép nếu dấu ! là chữ."


def duplicate_key(key: str, first_line: int) -> Words:
    """The same key twice in one mapping."""
    return f"“{key}” đã có ở dòng {first_line}", "Gộp hai chỗ thành một rồi xóa chỗ thừa."


def unquoted_id(key: str) -> Words:
    """``1.10:`` reads as the number 1.1 in other programs."""
    return f"mã {key} chưa có ngoặc kép nên chương trình khác đọc thành số", f'Viết "{key}": (có ngoặc kép).'


def smart_quotes(key: str) -> Words:
    """Word's curly quotes around a key."""
    bare = key.strip("“”„‟‘’«» ")
    if " " in bare:
        return "câu này có dấu hai chấm nên YAML hiểu phần đầu là tên mục", 'Đặt cả câu trong ngoặc kép thẳng "…".'
    return "ngoặc kép cong kiểu Word không dùng được ở tên mục", f'Xóa đi và gõ ngoặc thẳng: "{bare}".'


def lost_after_hash(rest: str) -> Words:
    """``Đạt #1``: what follows the hash is a comment."""
    return f"phần “{rest}” bị hiểu là ghi chú nên không được đọc", "Đặt cả câu trong ngoặc kép."


def odd_space() -> Words:
    """A space that was pasted from Word or a web page."""
    return (
        "có khoảng trống đặc biệt, thường do chép từ Word hoặc trang web",
        "Xóa khoảng trống ở đầu dòng và sau dấu hai chấm rồi gõ lại bằng dấu cách.",
    )


def placed_syntax(  # noqa: C901, PLR0911 - one return a mistake
    problem: str, context: str, lines: tuple[str, ...], at: tuple[int, int], start: tuple[int, int]
) -> tuple[int, int, Words]:
    """Find the line a person would look at, and the sentence for it. Lines and columns count from 0, as in YAML."""
    line, column = at
    text, before = _line(lines, line), _line(lines, line - 1)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return line, 0, syntax("tab", "", text, "")
    if "unexpected end of stream" in problem and "quoted" in context:
        return *start, syntax("unclosed", "", _line(lines, start[0]), "")
    for number in (line, line - 1):
        if _ODD_SPACE.match(_line(lines, number)):
            return number, 0, odd_space()
    opened = _opened_above(lines, line) if '"' in text[:column] and "expected" in problem else None
    if opened:
        return *opened, syntax("unclosed", "", "", "")
    if "expected" in problem and text[:column].rstrip().endswith('"'):
        return line, column, syntax("after-quote", "", "", "")
    after = "mapping values" in problem or "did not find expected key" in problem  # the line above may be the cause
    if after and _NO_SPACE.match(before):
        return line - 1, before.index(":"), syntax("no-space", "", before, "")
    if "',' or" in problem and start[0] < line:
        return *start, syntax(problem, context, "", "")
    if "could not find expected ':'" in problem:
        return *start, syntax(problem, context, _line(lines, start[0]), before)
    if after and _NO_COLON.match(before) and ":" not in before and _indent(before) == _indent(text):
        return line - 1, _indent(before), syntax("could not find expected ':'", "", before, "")
    return line, column, syntax(problem, context, text, before)


def _line(lines: tuple[str, ...], number: int) -> str:
    """Return a line without the comment at its end."""
    return _COMMENT.sub(r"\1", lines[number]) if 0 <= number < len(lines) else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _opened_above(lines: tuple[str, ...], line: int) -> tuple[int, int] | None:
    """Find the quote that a line above opens and that nothing closes before this line."""
    above = (number for number in range(min(line, len(lines)) - 1, -1, -1) if '"' in lines[number])
    number = next(above, None)
    if number is None or not _OPEN_QUOTE.search(lines[number]):
        return None
    return number, lines[number].rindex('"')


def syntax(problem: str, context: str, text: str, before: str) -> Words:  # noqa: C901, PLR0911 - one return a mistake
    """Say what libyaml's problem means to a person who looks at this line."""
    if problem == "tab":
        return "dòng này thụt lề bằng phím Tab", "Xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách."
    if problem == "unclosed":
        return "ngoặc kép mở ở đây mà không đóng", "Thêm dấu ngoặc đóng ở cuối câu."
    if problem == "after-quote":
        return "còn chữ nằm sau dấu ngoặc đóng", "Đặt cả câu trong một cặp ngoặc kép; ngoặc bên trong dùng “…”."
    if "alias" in context or "anchor" in context:
        return alias()
    no_space = _NO_SPACE.match(text)
    if problem == "no-space" or (no_space and "expected" in problem):
        key, value = no_space.groups() if no_space else ("mục", "giá trị")
        return "thiếu dấu cách sau dấu hai chấm", f"Viết {key}: {value}"
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
        return syntax("after-quote", "", "", "")
    if quotes % 2 and "'" in text:
        return "dấu nháy đơn trong câu làm ngoặc đóng sớm", 'Dùng ngoặc kép "…" bao cả câu.'
    wanted = len(before) - len(before.lstrip())
    fix = f"Cho các mục cùng cấp thẳng một cột (dòng trên đang thụt {wanted} dấu cách)."
    return "dòng này hoặc dòng ngay trên thụt lề lệch", fix


def nearest(word: str, known: list[str]) -> str:
    """Return the known word that looks most like this one, or an empty text."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def missing(key: str) -> Words:
    """A key that must be there is not."""
    return f"thiếu mục “{key}”", f"Thêm dòng {key}: …"


def not_a_list(key: str, first: str) -> Words:
    """One value where a list belongs; ``first`` is the first key of an element, if it has keys."""
    example = f"{{{first}: …}}" if first else "…"
    fix = f"Viết mỗi ý một dòng, đầu dòng là dấu gạch ngang và dấu cách: - {example}"
    return f"“{key}” phải là danh sách", fix


def not_a_form(key: str, value: object, known: list[str], *, element: bool = False) -> Words:
    """A text or a list where keys belong; ``element``: it stands in a list."""
    if isinstance(value, str) and _ODD_SPACE.match(value):
        return odd_space()
    if isinstance(value, str) and _NO_SPACE.match(value):
        return syntax("no-space", "", value, "")
    if isinstance(value, Decimal) and "points" in known:
        return f"điểm của “{key}” phải viết ở dòng dưới", f"Xuống dòng, thụt vào rồi viết points: {value}"
    if element and isinstance(value, str) and "\n" not in value:
        first = "url" if value.startswith("http") and "url" in known else known[0]
        return f"“{value}” đứng một mình, thiếu tên mục con", f"Viết {{{first}: {value}}}"
    fix = "Xuống dòng, thụt vào rồi viết từng mục con, mỗi mục một dòng “tên: giá trị”"
    which = f"; các mục dùng được: {', '.join(known)}." if known else "."
    return f"{f'“{key}”' if key else 'tệp này'} phải gồm các mục con", fix + which


def unknown_key(key: str, value: object, known: list[str]) -> Words:
    """A key that this place does not have; often the space after a colon is missing, or a comma cut a sentence."""
    if _ODD_SPACE.match(key):
        return odd_space()
    if _NO_SPACE.match(key):
        return syntax("no-space", "", key, "")
    if value is None and " " in key:
        return f"“{key}” bị tách khỏi câu vì dấu phẩy", "Trong { } câu có dấu phẩy phải đặt trong ngoặc kép."
    near = nearest(key, known)
    if near:
        return f"không có mục tên “{key}” ở đây", f"Có phải “{near}”? Sửa tên mục hoặc xóa dòng này."
    return f"không có mục tên “{key}” ở đây", f"Các mục dùng được: {', '.join(known)}."
