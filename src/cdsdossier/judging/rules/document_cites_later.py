"""Văn bản nêu một căn cứ ban hành sau chính nó.

Vì sao: không thể căn cứ vào văn bản chưa có; đây là dấu hiệu chép lại hồ sơ hoặc lùi ngày mà người thẩm định thấy ngay.
Văn bản của cơ quan đánh giá ngoài (review.yaml) cũng vậy.
Cách sửa: sửa ngày nếu ghi nhầm; căn cứ chỉ dùng cho văn bản ban hành sau thì giới hạn bằng for: [...].
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: căn cứ là văn bản đã ban hành, làm cơ sở cho văn bản đang soạn.
"""

from collections.abc import Iterator

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_document
from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.dossier.register import (
    ALL_DOCUMENT_KINDS,
    DocumentRegister,
    IssuedDocument,
    list_registers,
)
from cdsdossier.text import numbers

SEVERITY = Severity.ERROR
MESSAGE = "{document} nêu căn cứ ban hành sau đó: {basis}"
FIX = "{how}"

#: The documents whose wording names the decision of the indicator set: all but these.
_SILENT = {"quyet-dinh-cong-nhan", "giay-chung-nhan", "phieu-tra-ho-so"}
NAMING_THE_SET = tuple(name for name in ALL_DOCUMENT_KINDS if name not in _SILENT)


def check(case: Case) -> Hits:
    """Yield every dated document with every later basis that it prints, including the decision of the set."""
    law = case.indicator_set.decision.number
    for register in list_registers(case.dossier.head, case.dossier.review):
        reported: set[tuple[str, str | None]] = set()
        for hit, basis in _later_bases(register):
            reported.add((hit.about, basis.number))
            yield hit
        naming = [one for one in register.issued.values() if one.id in NAMING_THE_SET]
        yield from _before_the_set(case, [one for one in naming if (one.id, law) not in reported])


def _later_bases(register: DocumentRegister) -> Iterator[tuple[Hit, Basis]]:
    documents = register.issued
    for index, basis in enumerate(register.bases):
        printing = [name for name in register.kinds if (index, basis) in register.list_bases(name)]
        late = [name for name in printing if name in documents and _is_later(basis, documents[name])]
        how = _how([name for name in printing if name not in late])
        for name in late:
            words: dict[str, object] = {"document": documents[name].named, "basis": _named(basis), "how": how}
            yield Hit(register.file, ("bases", index, "date"), name, words=words), basis


def _before_the_set(case: Case, naming: list[IssuedDocument]) -> Hits:
    """Yield the documents older than the decision of the set that they name."""
    decision = case.indicator_set.decision
    if decision.date is None:
        return
    for document in naming:
        if decision.date > document.day:
            basis = f"Quyết định {decision.number or ''} ({numbers.format_short_date(decision.date)}) của bộ chỉ số"
            how = "Sửa date của văn bản cho đúng với bản đã ký, hoặc xem lại bộ chỉ số của hồ sơ."
            yield hit_at_document(document.id, "date", document=document.named, basis=basis, how=how)


def _is_later(basis: Basis, document: IssuedDocument) -> bool:
    return bool(basis.date and basis.date > document.day)


def _named(basis: Basis) -> str:
    name = " ".join(text for text in (basis.kind, basis.number) if text)
    day = f"({numbers.format_short_date(basis.date)})" if basis.date else ""
    return f"{name} {day}".strip()


def _how(able: list[str]) -> str:
    limit = f"nếu ngày đúng thì thêm (hoặc sửa) for: [{', '.join(able)}] ở căn cứ này"
    return f"Sửa ngày nếu ghi nhầm; {limit if able else 'nếu ngày đúng thì bỏ căn cứ này'}."
