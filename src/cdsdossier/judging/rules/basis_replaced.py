"""Nêu một căn cứ đã có văn bản khác thay.

Vì sao: căn cứ phải là văn bản đang có hiệu lực vào ngày ban hành; nêu điều lệ, thông tư đã hết hiệu lực là lỗi mà cơ
quan nhận thấy ngay.
Cách sửa: kiểm tra văn bản thay, rồi ghi văn bản đó; văn bản đã ban hành trước ngày thay thì giữ căn cứ cũ và giới hạn
bằng for: [...].
Căn cứ: danh sách văn bản thay nhau của chương trình, có ghi nguồn; điều chưa đối chiếu với bản gốc thì câu báo nói rõ.
"""

from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, day_of_drafts
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.model.paper_number import bare_number
from cdsdossier.text import numbers

SEVERITY = Severity.WARNING
MESSAGE = "căn cứ {number} đã có {by} thay từ ngày {since}, mà còn in trong: {documents}"
FIX = (
    "Kiểm tra hiệu lực ({source}); đúng thì ghi {by} cho các văn bản này, căn cứ cũ chỉ giữ cho văn bản ban hành "
    "trước đó (for: [...])."
)


def check(case: Case) -> Hits:
    """Yield every basis that was replaced before a document which prints it, issued or still a draft."""
    known = {bare_number(one.number): one for one in case.replaced}
    for register in list_registers(case.dossier.head, case.dossier.review):
        for index, basis in enumerate(register.bases):
            one = known.get(bare_number(basis.number))
            if one is None or one.since is None:
                continue
            late = _printed_since(register, index, one.since, day_of_drafts(case))
            if late:
                words: dict[str, object] = {"number": basis.number, "by": one.successor, "source": one.source}
                words |= {"since": numbers.format_short_date(one.since), "documents": ", ".join(late)}
                about = late[0] if len(late) == 1 else ""
                place = ("bases", index, "number")
                yield Hit(register.file, place, about, words=words, printed_in=tuple(late))


def _printed_since(register: DocumentRegister, index: int, since: date, drafts: date) -> list[str]:
    """Return the documents of that day or later that print a basis; a draft is of the day ``drafts``."""
    days = {name: issued.day for name, issued in register.issued.items()}
    return [name for name in register.list_citing(index) if days.get(name, drafts) >= since]
