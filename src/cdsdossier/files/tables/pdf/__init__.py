"""Tables of a PDF that has text: read page by page in a process of its own, then joined over the pages.

pdfplumber finds letters and lines; what they make is told here. Only tables whose columns are certain are read.
"""

from __future__ import annotations

import json
from importlib.util import find_spec

from cdsdossier.files.child import module_arguments, run_child
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.pdf.join_pages import join_pages
from cdsdossier.files.tables.unzip import LOCKED

#: Seconds for one PDF; a decision of forty pages takes about six.
SECONDS = 90.0
_CHILD = module_arguments("cdsdossier.files.tables.pdf.read_pages")

_AS_WORD = "mở bằng Word, xem lại bảng, chọn Tệp > Lưu dưới dạng (Save As), loại Word (.docx), rồi dùng tệp mới"
_FAULTS = {
    "locked": LOCKED,
    "big": (
        "PDF dài hơn 150 trang, hoặc có quá nhiều chữ, nhiều đường kẻ. Mở tệp, chọn In, máy in là Microsoft Print to "
        "PDF (Lưu thành PDF), chỉ chọn các trang có bảng, rồi dùng tệp mới."
    ),
    "cut": (
        "trong bảng có ô thấp hơn chữ, chữ tràn sang ô khác nên không chắc chữ nào của hàng nào. Xin tệp Excel hoặc "
        "Word gốc; hoặc mở tệp gốc, nới hàng cho hiện hết chữ rồi lưu lại thành PDF."
    ),
    "scan": (
        "đây là PDF chụp hoặc quét (scan), chữ nằm trong ảnh nên không đọc được. Xin tệp gốc Word hoặc Excel của nơi "
        f"ban hành; hoặc {_AS_WORD}; Word cũng chỉ hiện ảnh thì gõ lại bảng."
    ),
    "garbled": (
        "chữ trong PDF này không tra được (phông chữ thiếu bảng mã), chép ra chỉ thấy ký hiệu lạ. Xin tệp gốc Word "
        "hoặc Excel của nơi ban hành, hoặc gõ lại bảng vào một tệp Word (.docx)."
    ),
    "broken": f"PDF bị hỏng. Xin lại bản gốc; hoặc {_AS_WORD}.",
    "bare": (
        "PDF có chữ nhưng không có bảng kẻ ô, nên không chắc chữ nào thuộc cột nào. Xin tệp gốc Word hoặc Excel của "
        f"nơi ban hành; hoặc {_AS_WORD}."
    ),
}
_MISSING = f'đọc PDF cần thêm gói pdfplumber. Cài một lần: py -m pip install "cdsdossier[pdf]"; hoặc {_AS_WORD}.'
_DIED = f"PDF này không đọc được trong thời gian và bộ nhớ cho phép. Xin tệp gốc Word hoặc Excel; hoặc {_AS_WORD}."


def read_pdf(data: bytes, grid: TableGrid) -> TableDocument:
    """Read the tables of a PDF. Raises UnreadableDocument, with one sentence on what to do instead."""
    if find_spec("pdfplumber") is None:
        raise UnreadableDocument(_MISSING)
    try:
        answer = json.loads(run_child(_CHILD, data, SECONDS))
    except ValueError as error:  # it died, or had no time
        raise UnreadableDocument(_DIED) from error
    if "fault" in answer:
        raise UnreadableDocument(_FAULTS.get(answer["fault"], _DIED))
    made = join_pages(answer["pages"], grid)
    if not made.tables:
        raise UnreadableDocument(_FAULTS["bare"])
    return made
