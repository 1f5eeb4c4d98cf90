"""Số, ký hiệu của căn cứ trái với loại văn bản, cơ quan ban hành hoặc năm của nó.

Vì sao: ký hiệu cho biết loại văn bản và cơ quan ban hành (55/KH-UBND là kế hoạch của UBND); ghi là quyết định, hoặc của
bộ, thì người đọc không tìm được văn bản.
Cách sửa: mở văn bản được viện dẫn, chép lại number, kind, issuer và date.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 và Phụ lục III (chữ viết tắt tên loại văn bản).
"""

from collections.abc import Iterator

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.model.paper_number import NOTATIONS, split_paper_number
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "căn cứ số {number} {what}"
FIX = "{how}"

_LOOK, _OR = "Mở văn bản đó ra xem", "hoặc sửa number."


def check(case: Case) -> Hits:
    """Yield every basis whose number says another kind, another body or another year than stands beside it."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        for index, basis in enumerate(register.bases):
            for key, what, how in _faults(basis):
                words: dict[str, object] = {"number": basis.number, "what": what, "how": how}
                yield Hit(register.file, ("bases", index, key), words=words)


def _faults(basis: Basis) -> Iterator[tuple[str, str, str]]:
    """Yield the key that is at fault, what is wrong, and what to type."""
    number = split_paper_number(basis.number)
    if number is None:
        return
    if basis.kind and not number.allows_kind(basis.kind):
        right = f"ghi kind: {number.kind.capitalize()}" if number.kind else "sửa kind"
        own = NOTATIONS.get(fold_case(basis.kind))
        how = f", hoặc sửa number (ký hiệu của {basis.kind.lower()} là {own})" if own else ", hoặc sửa number"
        yield "kind", f"có ký hiệu {number.notation}, mà kind ghi {basis.kind}", f"{_LOOK}: {right}{how}."
    if basis.issuer and not number.allows_issuer(basis.issuer):
        body, how = number.body or number.notation, f"{_LOOK}: ghi issuer: {number.issuer}, {_OR}"
        yield "issuer", f"có ký hiệu {body}, mà issuer ghi {basis.issuer}", how
    if basis.date and number.year and number.year != basis.date.year:
        day, how = numbers.format_short_date(basis.date), f"{_LOOK}: ghi date: {number.year}-…, {_OR}"
        yield "date", f"là của năm {number.year}, mà date ghi {day}", how
