"""The sentences for typing mistakes in YAML: what is wrong, and what to type instead.

Every function returns, and every constant is, ``(message, fix)``: two short Vietnamese sentences, the first without a
final stop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches

_ID = re.compile(r"[0-9]+(?:\.[0-9]+)+")
Words = tuple[str, str]

#: A key whose colon touches its value.
NO_SPACE = r"""^\s*(?:- )?["']?([\w.\-]+)["']?:(?!//)([^\s].*)$"""
#: A key with another sign where its colon belongs.
WRONG_SIGN = r"""^\s*(?:- )?["']?([\w.\-]++)["']?\s*+([=;：﹕︓∶꞉])\s*+(.*)$"""
#: Spaces that Word and web pages use and YAML does not: before a key, or after its colon.
ODD_SPACE = r"""^ *(?:- )?(?:["']?[\w.\-]+["']?:)?[\u00a0\u2007\u202f\u3000\u200b]"""

#: ``{{ x }}`` or ``[x]:`` typed as plain text.
BRACKETS_AS_KEY = (
    "dấu { } hoặc [ ] ở đây bị hiểu là cấu trúc, không phải chữ",
    'Đặt cả câu trong ngoặc kép, ví dụ "{{ … }}".',
)
#: A line ``---`` inside the file.
SECOND_DOCUMENT = "dòng --- mở một văn bản YAML thứ hai trong cùng tệp", "Xóa dòng --- này; mỗi tệp chỉ có một văn bản."
#: ``&name`` or ``*name``.
ALIAS_NOT_ALLOWED = (
    "dấu & hoặc * ở đầu giá trị có nghĩa riêng trong YAML",
    "Đặt giá trị trong ngoặc kép; đầu dòng của danh sách dùng dấu gạch ngang (-).",
)
#: A space that was pasted from Word or a web page.
ODD_SPACE_WORDS = (
    "có khoảng trống đặc biệt, thường do chép từ Word hoặc trang web",
    "Xóa khoảng trống ở đầu dòng và sau dấu hai chấm rồi gõ lại bằng dấu cách.",
)


#: Keys that come again one after the other: the line that begins the next entry is missing or indented too far.
LOST_BEGINNING = (
    "Các dòng từ đây là của mục sau. Thêm dòng mở đầu mục ấy ở trên (mã trong ngoặc kép, hoặc dấu gạch ngang), "
    "thụt lề như các dòng cùng loại."
)


def cannot_open(reason: str) -> Words:
    """The file exists but the system does not let it be read."""
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
    """An invisible character."""
    return f"có ký tự điều khiển không nhìn thấy (mã U+{code:04X})", "Xóa đoạn đó và gõ lại bằng tay."


def too_deep(limit: int) -> Words:
    """Nested deeper than any dossier."""
    return f"các ngoặc hoặc mục lồng nhau quá {limit} tầng", "Tệp này không phải tệp hồ sơ. Hãy lấy lại bản đúng."


def tag_not_allowed(written: str | None) -> Words:
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


def no_first_quote(key: str) -> Words:
    """``1.10":``."""
    bare = key.strip("“”„‟‘’«» \"'")
    return f"tên mục {key} thiếu dấu ngoặc mở", f'Viết "{bare}": (ngoặc thẳng ở cả hai đầu).'


def lost_after_hash(rest: str) -> Words:
    """``Đạt #1``: what follows the hash is a comment."""
    return f"phần “{rest}” bị hiểu là ghi chú nên không được đọc", "Đặt cả câu trong ngoặc kép."


def no_space(text: str) -> Words:
    """``points:6``: a missing space."""
    found = re.match(NO_SPACE, text)
    key, value = found.groups() if found else ("mục", "giá trị")
    return "thiếu dấu cách sau dấu hai chấm", f"Viết {key}: {value}"


def wrong_sign(sign: str, key: str, rest: str) -> Words:
    """``points = 6``, or a colon of another script."""
    what = f"dấu {sign}" if sign in "=;" else f"dấu hai chấm “{sign}” (chữ rộng)"
    return f"{what} không dùng được sau tên mục", f"Viết {key}: {rest}".rstrip()


def _wrong_space(text: str) -> Words | None:
    if re.match(ODD_SPACE, text):
        return ODD_SPACE_WORDS
    signed = re.match(WRONG_SIGN, text)
    if signed:
        return wrong_sign(signed[2], signed[1], signed[3])
    return no_space(text) if re.match(NO_SPACE, text) else None


def nearest_word(word: str, known: list[str]) -> str:
    """Return the known word most similar to this one, or an empty text."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def lower_first(label: str) -> str:
    """Return what a field is called, for the middle of a sentence."""
    return label[:1].lower() + label[1:]


def name_fields(labels: list[str]) -> str:
    """Several fields at once: ``giờ bắt đầu, số có mặt (starts, present)``."""
    parts = [label.rstrip(")").rpartition(" (") for label in labels]
    return f"{', '.join(lower_first(part[0]) for part in parts)} ({', '.join(part[2] for part in parts)})"


def missing_key(key: str, label: str) -> Words:
    """A required key is missing."""
    return f"thiếu {lower_first(label)}", f"Thêm dòng {key}: …"


def not_a_list(label: str, first: str) -> Words:
    """One value where a list belongs; ``first`` is the first key of an element, if it has keys."""
    example = f"{{{first}: …}}" if first else "…"
    fix = f"Viết mỗi ý một dòng, đầu dòng là dấu gạch ngang và dấu cách: - {example}"
    return f"{label} phải là danh sách", fix


def not_a_form(label: str, value: object, known: Mapping[str, str], *, element: bool = False, lone: str = "") -> Words:
    """A text or a list where keys belong; ``element``: it is an element of a list, ``lone`` the key that it lacks."""
    text = value if isinstance(value, str) else ""
    spaced = _wrong_space(text)
    if spaced:
        return spaced
    if isinstance(value, Decimal) and "points" in known:
        return f"điểm của {label} phải viết ở dòng dưới", f"Xuống dòng, thụt vào rồi viết points: {value}"
    if element and isinstance(value, str) and "\n" not in text:
        if lone:
            others = ", ".join(f"{one}: …" for one in known if one != lone)
            return f"“{value}” đứng một mình, thiếu tên mục con", f"Viết {{{others}, {lone}: {_in_braces(text)}}}"
        first = "url" if text.startswith("http") and "url" in known else next(iter(known))
        return f"“{value}” đứng một mình, thiếu tên mục con", f"Viết {{{first}: {_in_braces(text)}}}"
    fix = "Xuống dòng, thụt vào rồi viết từng mục con, mỗi mục một dòng “tên: giá trị”"
    which = f"; các mục dùng được: {', '.join(known.values())}." if known else "."
    return f"{label} phải gồm các mục con", fix + which


def _in_braces(text: str) -> str:
    """Return a text as it must be written within braces."""
    plain = '"' in text or not (re.search(r"[,{}\[\]]|: |:$| #", text) or text[:1] in set("&*!|>%@`'"))
    return text if plain else f'"{text}"'


def cut_by_comma(rest: str, key: str, value: object) -> Words:
    """A text in braces that a comma has cut; ``key`` has the first part of it as its value."""
    spaced = _wrong_space(rest)
    if spaced:
        return spaced
    start = getattr(value, "written", value)
    whole = f': {key}: "{start}, {rest}"' if isinstance(start, str) and start and '"' not in start + rest else "."
    return f"“{rest}” bị tách khỏi câu vì dấu phẩy", f"Trong {{ }} câu có dấu phẩy phải đặt trong ngoặc kép{whole}"


def no_colon_in_braces(key: str, rest: str) -> Words:
    """``{file a.pdf, title: b}``."""
    return f"thiếu dấu hai chấm sau “{key}” trong ngoặc", f"Viết {key}: {rest}"


def indented_below(child: str, key: str) -> Words:
    """A key that is indented deeper than the neighbour above it, which takes no keys."""
    fix = f"Cho {child} thẳng cột với {key}. Nếu vừa xóa dấu # ở đầu dòng thì xóa cả dấu cách sau nó."
    return f"“{child}” thụt vào sâu hơn “{key}” ở trên nên bị hiểu là nằm trong mục ấy", fix


def is_id(key: str) -> bool:
    """Return whether a key is the id of a row, such as ``1.2`` or ``1.3.1``."""
    return _ID.fullmatch(key) is not None


def id_too_deep(key: str) -> Words:
    """An id among the keys of the entry above, whose neighbour it is."""
    fix = f"Cho “{key}” thẳng cột với mã của mục ở trên, các dòng của nó thụt thêm 2 dấu cách."
    return f"“{key}” thụt vào quá sâu nên bị hiểu là nằm trong mục ở trên", fix


def unknown_key(key: str, known: Mapping[str, str], meant: str = "") -> Words:
    """A key that does not belong here; its colon or space may be wrong; ``meant`` is what it must mean.

    ``known``: the keys that do, and what each is called.
    """
    spaced = _wrong_space(key)
    if spaced:
        return spaced
    near = meant or nearest_word(key, list(known))
    if near:
        return f"không có mục tên “{key}” ở đây", f"Có phải “{near}”? Sửa tên mục hoặc xóa dòng này."
    return f"không có mục tên “{key}” ở đây", f"Các mục dùng được: {', '.join(known.values())}."
