"""The sentences for files that are not valid YAML: what is wrong with a line, and what to type there.

Every function returns words as :mod:`cdsdossier.yamlio.messages` does: ``(message, fix)``.
"""

from __future__ import annotations

from cdsdossier.yamlio import messages
from cdsdossier.yamlio.messages import Words

TAB = "dòng này thụt lề bằng phím Tab", "Xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách."
UNCLOSED_QUOTE = "ngoặc kép mở ở đây mà không đóng", "Thêm dấu ngoặc đóng ở cuối câu."
AFTER_QUOTE = "còn chữ nằm sau dấu ngoặc đóng", "Đặt cả câu trong một cặp ngoặc kép; ngoặc bên trong dùng “…”."
APOSTROPHE = "dấu nháy đơn trong câu làm ngoặc đóng sớm", 'Dùng ngoặc kép "…" bao cả câu.'
ESCAPE = "dấu \\ trong ngoặc kép có nghĩa riêng", "Thay \\ bằng / (đường dẫn), hoặc dùng ngoặc đơn '…'."
SPECIAL_START = "giá trị bắt đầu bằng ký tự đặc biệt (@, %, ` hoặc Tab)", "Đặt cả giá trị trong ngoặc kép."
UNCLOSED_BRACKET = "dấu [ hoặc { mở mà không đóng đúng chỗ", "Thêm dấu đóng ] hoặc }, hoặc đặt câu trong ngoặc kép."
AFTER_BRACKET = "giá trị bắt đầu bằng [ hoặc { mà còn chữ ở sau", "Đặt cả câu trong ngoặc kép."
COMMA_AFTER_BRACKET = "có dấu thừa sau dấu đóng ngoặc ở cuối dòng", "Xóa dấu thừa ở cuối dòng."
TWO_COMMAS = "có hai dấu phẩy liền nhau trong ngoặc", "Xóa bớt một dấu phẩy."
NO_DASH = (
    "dòng này thiếu dấu gạch ngang ở đầu",
    "Gõ dấu gạch ngang và dấu cách ở đầu dòng, thẳng cột với các ý khác: - …",
)
GLUED_DASH = "thiếu dấu cách sau dấu gạch ngang ở đầu dòng", "Gõ một dấu cách sau dấu gạch ngang."
NOT_UNDERSTOOD = (
    "dòng này không đúng cách viết YAML",
    "Xem lại thụt lề, dấu hai chấm và ngoặc kép ở dòng này và dòng trên.",
)
EMPTY_LIST_ABOVE = (
    "mục ở dòng trên ghi [] (danh sách trống) nên không thêm dòng ở dưới được",
    "Xóa [] ở dòng trên.",
)
_AS_COMMENT = "nếu là câu viết tiếp thì thụt vào sâu hơn dòng trên; nếu là lời ghi chú thì gõ # và dấu cách ở đầu dòng."

#: Parts of libyaml's problems that have one explanation.
_EXPLAINED = {"escape": ESCAPE, "hexdecimal": ESCAPE, "cannot start any": SPECIAL_START, "',' or": UNCLOSED_BRACKET}


def explain_problem(problem: str, context: str) -> Words:
    """Say what libyaml's problem means where the line itself does not tell."""
    if "alias" in context or "anchor" in context:
        return messages.ALIAS_NOT_ALLOWED
    if "quoted" in context and "end of stream" in problem:
        return UNCLOSED_QUOTE
    explained = next((words for part, words in _EXPLAINED.items() if part in problem), None)
    return explained or (UNCLOSED_BRACKET if "flow" in context else NOT_UNDERSTOOD)


def no_colon(key: str, rest: str) -> Words:
    """``points 6``; without a key it is a line of words."""
    fix = f"Viết {key}: {rest or '…'}" if key else f"Thêm dấu hai chấm và dấu cách sau tên mục; {_AS_COMMENT}"
    return "dòng này thiếu dấu hai chấm sau tên mục", fix


def wrong_dash(sign: str) -> Words:
    """Word's long dash at the start of an item."""
    return f"dấu {sign} ở đầu dòng không phải dấu gạch ngang", "Xóa đi rồi gõ dấu gạch ngang (-) và một dấu cách."


def two_on_a_line(second: str) -> Words:
    """``points: 6 note: Đạt``."""
    return "hai mục viết trên cùng một dòng", f"Xuống dòng trước “{second}”, thụt lề thẳng cột với các mục cùng cấp."


def colon_inside(quoted: str) -> Words:
    """``note: Phần mềm: LMS``; ``quoted`` is how to write it."""
    return "trong câu có dấu hai chấm nên YAML hiểu nhầm", f"Đặt cả câu trong ngoặc kép: {quoted}"


def value_of_keys(key: str, value: str) -> Words:
    """``"9.9": 6`` with keys below it."""
    fix = f"Xuống dòng, thụt vào rồi viết giá trị {value} sau tên mục của nó."
    return f"{key} đã có giá trị ở cùng dòng nên không nhận các mục ở dưới", fix


def no_comma(key: str) -> Words:
    """``{file: a.pdf title: b}``."""
    return f"thiếu dấu phẩy trước “{key}” trong ngoặc", f"Viết dấu phẩy và dấu cách trước {key}."


def crooked_indent(indent: int, wanted: int, like: int | None) -> Words:
    """A line that is indented more or less than its neighbours; ``like`` is the number of a line that is right."""
    much, way = abs(indent - wanted), "thừa" if indent > wanted else "thiếu"
    fix = f"Thụt {wanted} dấu cách{f' cho thẳng cột với dòng {like}' if like else ''}."
    if way == "thừa" and much == 1:
        fix += " Nếu vừa xóa dấu # ở đầu dòng thì xóa cả dấu cách sau nó."
    return f"dòng này thụt lề lệch, {way} {much} dấu cách", fix


def more_to_come(fix: str, first: int, last: int) -> str:
    """Add to a cure which lines could not be judged because of it."""
    lines = f"dòng {first}" if first == last else f"các dòng {first}–{last}"
    return f"{fix} Vì lỗi này chưa xét được {lines}, có thể còn lỗi khác; sửa xong hãy chạy lại."
