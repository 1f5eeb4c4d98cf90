"""Một số, ký hiệu dùng cho hai văn bản trong cùng một năm.

Vì sao: mỗi số chỉ thuộc về một văn bản trong năm; hai quyết định cùng số thì người nhận không biết đâu là bản đúng.
Cách sửa: xem sổ văn bản đi rồi sửa number; căn cứ là văn bản của chính đơn vị thì sửa số, ngày cho đúng văn bản đó.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15: số văn bản bắt đầu từ 01 ngày 01/01 và kết thúc ngày 31/12 hằng năm.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_document
from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.text import numbers

SEVERITY = Severity.ERROR
MESSAGE = "số {number} dùng cho hai văn bản: {first} và {second}"
FIX = "{how}"

_IN_REGISTER = "Xem sổ văn bản đi, sửa number (hoặc date) cho đúng với bản đã ký; mỗi số trong năm chỉ cho một văn bản."
_IN_BASES = "Sửa number, date của căn cứ, hoặc của văn bản trong documents, cho đúng với bản đã ký."
#: What a decision is about says which of the two it is.
_RESULT = ("công nhận", "phê duyệt", "kết quả")
_MARKS = {
    "quyet-dinh-hoi-dong": ("hội đồng", "hđ"), "quyet-dinh-cong-nhan": _RESULT, "quyet-dinh-cong-nhan-ket-qua": _RESULT,
}  # fmt: skip
_ABOUT = 60

#: Notation, number and suffix, calendar year.
Key = tuple[str, int, str, int]


@dataclass(frozen=True, slots=True)
class _Use:
    """A document under its number: one of the register, or one that a basis cites as the body's own."""

    named: str
    day: date
    document: str = ""
    about: str = ""

    def is_meant_by(self, basis: "_Use") -> bool:
        """Return whether a basis can mean this document: of the same day, and about the same."""
        if self.day != basis.day:
            return False
        marks = _MARKS.get(self.document, ())
        return not marks or not basis.about or any(mark in basis.about for mark in marks)


def check(case: Case) -> Hits:
    """Yield every document, and every basis with the body's own code, whose number means another one already."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        uses: dict[Key, list[_Use]] = {}
        for document in register.issued.values():
            if document.running and document.notation:
                key = (document.notation.casefold(), *document.running, document.day.year)
                use = _Use(document.named, document.day, document.id)
                held = uses.setdefault(key, [])
                if held:
                    words = _words(key, document.notation, register, held[0], use)
                    yield hit_at_document(document.id, "number", how=_IN_REGISTER, **words)
                held.append(use)
        yield from _bases(register, uses)


def _bases(register: DocumentRegister, uses: dict[Key, list[_Use]]) -> Hits:
    for index, basis in enumerate(register.bases):
        cited = register.parse_own_basis(basis)
        if cited is None or basis.date is None:
            continue
        notation, running = cited
        key = (notation.casefold(), *running, basis.date.year)
        use = _Use(_named(basis, basis.date), basis.date, about=(basis.about or "").casefold())
        held = uses.setdefault(key, [])
        if held and not any(one.is_meant_by(use) for one in held):
            words = {"how": _IN_BASES, **_words(key, notation, register, held[0], use)}
            yield Hit(register.file, ("bases", index, "number"), held[0].document, words=words)
        held.append(use)


def _words(key: Key, notation: str, register: DocumentRegister, first: _Use, second: _Use) -> dict[str, Any]:
    code = f"-{register.code}" if register.code else ""
    number = numbers.format_document_number(f"{key[1]}{key[2]}")
    return {"number": f"{number}/{notation}{code}", "first": first.named, "second": second.named}


def _named(basis: Basis, day: date) -> str:
    about = basis.about or ""
    short = about if len(about) <= _ABOUT else f"{about[:_ABOUT].rpartition(' ')[0]} …"
    return f"căn cứ{f' “{short}”' if short else ''} ({numbers.format_short_date(day)})"
