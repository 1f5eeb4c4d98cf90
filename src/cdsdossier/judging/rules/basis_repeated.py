"""Một căn cứ được ghi hai lần.

Vì sao: văn bản in hai dòng căn cứ như nhau; ngày hoặc cơ quan ghi khác nhau thì còn tự mâu thuẫn.
Cách sửa: xóa một trong hai; hai văn bản thật khác nhau thì sửa number, date cho đúng. Dùng cho những văn bản khác nhau
thì giới hạn từng căn cứ bằng for: [...].
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.model.paper_number import bare_number
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "căn cứ {basis} đã ghi ở mục thứ {first}{how_different}"
FIX = "Xóa một trong hai; là hai văn bản khác nhau thì sửa number, date cho đúng."


def check(case: Case) -> Hits:
    """Yield every basis that stands before it already, for a document that prints both."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        for index, basis in enumerate(register.bases):
            earlier = (place for place in range(index) if _same(register.bases[place], basis))
            first = next(earlier, None)
            if first is not None:
                named = " ".join(text for text in (basis.kind, basis.number) if text) or basis.about
                how = _how_different(register.bases[first], basis)
                words: dict[str, object] = {"basis": named, "first": first + 1, "how_different": how}
                both = {*register.list_citing(first)} & {*register.list_citing(index)}
                yield Hit(register.file, ("bases", index), words=words, printed_in=tuple(sorted(both)))


def _same(one: Basis, other: Basis) -> bool:
    if one.for_ and other.for_ and not {*one.for_} & {*other.for_}:
        return False
    if not one.number and not other.number:
        named = (fold_case(one.kind), fold_case(one.about))
        return any(named) and named == (fold_case(other.kind), fold_case(other.about)) and one.date == other.date
    if bare_number(one.number) != bare_number(other.number):
        return False
    years = {basis.date.year for basis in (one, other) if basis.date}
    issuers = {fold_case(basis.issuer) for basis in (one, other) if basis.issuer}
    return len(years) <= 1 and len(issuers) <= 1


def _how_different(first: Basis, second: Basis) -> str:
    if not first.date or not second.date or first.date == second.date:
        return ""
    days = (numbers.format_short_date(basis.date) for basis in (first, second) if basis.date)
    return f", mà ngày khác nhau: {' và '.join(days)}"
