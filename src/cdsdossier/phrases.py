"""The sentences for what people mistype in YAML: what is wrong, and what to type instead.

Every function returns ``(message, fix)``: two short Vietnamese sentences, the first without a final stop.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

Words = tuple[str, str]

_NO_SPACE = re.compile(r"""^\s*(?:- )?["']?([\w.\-]+)["']?:(?!//)([^\s].*)$""")
_COLON_INSIDE = re.compile(r"""^\s*(?:- )?["']?[\w.\-]+["']?:\s+([^"'\[{|>#].*:(?:\s.*)?)$""")


def cannot_open(reason: str) -> Words:
    """The file is there but the system does not hand it over."""
    return f"không mở được tệp: {reason}", "Đóng tệp nếu chương trình khác đang mở, rồi kiểm tra quyền đọc."


def too_big(size: int, limit: int) -> Words:
    """Larger than any dossier file can be."""
    return (
        f"tệp nặng {size // 1_000_000} MB, vượt giới hạn {limit // 1_000_000} MB của một tệp YAML",
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
        "dấu & hoặc * ở đầu giá trị bị hiểu là bí danh YAML",
        "Đặt giá trị trong ngoặc kép.",
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
    return "ngoặc kép cong kiểu Word không dùng được ở tên mục", f'Xóa đi và gõ ngoặc thẳng: "{bare}".'


def placed_syntax(
    problem: str, context: str, lines: tuple[str, ...], at: tuple[int, int], start: tuple[int, int]
) -> tuple[int, int, Words]:
    """Find the line a person would look at, and the sentence for it. Lines and columns count from 0, as in YAML."""
    line, column = at
    text, before = _line(lines, line), _line(lines, line - 1)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return line, 0, syntax("tab", "", text, "")
    if "unexpected end of stream" in problem and "quoted" in context:
        return *start, syntax("unclosed", "", _line(lines, start[0]), "")
    if _NO_SPACE.match(before) and "mapping values" in problem:
        return line - 1, before.index(":"), syntax("no-space", "", before, "")
    if "could not find expected ':'" in problem:
        return *start, syntax(problem, context, _line(lines, start[0]), before)
    return line, column, syntax(problem, context, text, before)


def _line(lines: tuple[str, ...], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def syntax(problem: str, context: str, text: str, before: str) -> Words:  # noqa: PLR0911 - one return a mistake
    """Say what libyaml's problem means to a person who looks at this line."""
    if problem == "tab":
        return "dòng này thụt lề bằng phím Tab", "Xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách."
    if problem == "unclosed":
        return "ngoặc kép mở ở đây mà không đóng", "Thêm dấu ngoặc đóng ở cuối câu."
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
        return "dòng này thiếu dấu hai chấm sau tên mục", f"Viết {text.strip() or 'tên mục'}: rồi đến giá trị."
    return "dòng này không đúng cách viết YAML", "Xem lại thụt lề, dấu hai chấm và ngoặc kép ở dòng này và dòng trên."


def _crooked(text: str, before: str) -> Words:
    """Two usual causes: text after a closing quote, or an indent that fits no level."""
    quotes = text.count('"') + text.count("'")
    if quotes >= 2 and not text.rstrip().endswith(('"', "'", ":")):
        return "còn chữ nằm sau dấu ngoặc đóng", "Đặt cả câu trong một cặp ngoặc kép; ngoặc bên trong dùng “…”."
    if quotes % 2 and "'" in text:
        return "dấu nháy đơn trong câu làm ngoặc đóng sớm", 'Dùng ngoặc kép "…" bao cả câu.'
    wanted = len(before) - len(before.lstrip())
    return "dòng này thụt lề lệch so với các dòng cùng cấp", f"Cho thẳng cột với dòng trên (thụt {wanted} dấu cách)."


def nearest(word: str, known: list[str]) -> str:
    """Return the known word that looks most like this one, or an empty text."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def missing(key: str) -> Words:
    """A key that must be there is not."""
    return f"thiếu mục “{key}”", f"Thêm dòng {key}: …"


def not_a_list(key: str) -> Words:
    """One value where a list belongs."""
    return f"“{key}” phải là danh sách", "Viết mỗi ý một dòng, đầu dòng là dấu gạch ngang: - …"


def not_a_form(key: str, value: object) -> Words:
    """A text or a list where keys belong; often the space after a colon is missing."""
    if isinstance(value, str) and _NO_SPACE.match(value):
        return syntax("no-space", "", value, "")
    fix = "Xuống dòng, thụt vào rồi viết từng mục, mỗi mục một dòng “tên: giá trị”."
    return f"“{key}” phải gồm các mục con", fix


def unknown_key(key: str, known: list[str]) -> Words:
    """A key that this place does not have."""
    near = nearest(key, known)
    if near:
        return f"không có mục tên “{key}” ở đây", f"Có phải “{near}”? Sửa tên mục hoặc xóa dòng này."
    return f"không có mục tên “{key}” ở đây", f"Các mục dùng được: {', '.join(known)}."
