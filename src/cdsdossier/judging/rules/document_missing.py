"""Văn bản sau đã ban hành mà văn bản làm chỗ dựa cho nó chưa có trong sổ.

Vì sao: quyết định công nhận phải dựa vào biên bản, tờ trình phải kèm báo cáo và quyết định; thiếu một khâu thì hồ sơ bị
trả lại. Cơ quan đánh giá ngoài cũng vậy: quyết định dựa vào biên bản của đoàn, giấy chứng nhận dựa vào quyết định.
Cách sửa: văn bản đã ban hành thì điền number và date vào documents (dossier.yaml, hoặc review.yaml với văn bản của cơ
quan đánh giá ngoài); chưa thì ban hành cho đủ.
Căn cứ: trình tự tự đánh giá: kế hoạch, hội đồng, biên bản, báo cáo, công nhận, trình, thông báo.
"""

from collections.abc import Iterable, Iterator, Mapping

from cdsdossier.findings import Severity
from cdsdossier.judging.rules._kit import (
    Case,
    Hit,
    hit_at_document,
    hit_at_office_document,
)
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.register import (
    DOCUMENT_NAMES,
    NOTATIONS,
    OFFICE_DOCUMENT_NAMES,
    OFFICE_NOTATIONS,
    IssuedDocument,
    list_issued_documents,
    list_office_documents,
)

SEVERITY = Severity.WARNING
MESSAGE = "{document} chưa có ngày trong sổ văn bản, nhưng đã ban hành {later}"
FIX = "Đã ban hành thì điền {keys} của {id} trong documents; chưa thì ban hành cho đủ."

_FOUNDING = ("ke-hoach", "quyet-dinh-hoi-dong")
#: Document → those that it rests on.
_RESTS_ON = {
    "bien-ban-tu-danh-gia": _FOUNDING,
    "bao-cao": (*_FOUNDING, "bien-ban-tu-danh-gia"),
    "quyet-dinh-cong-nhan": (*_FOUNDING, "bien-ban-tu-danh-gia"),
    "to-trinh": (*_FOUNDING, "bien-ban-tu-danh-gia", "bao-cao", "quyet-dinh-cong-nhan"),
    "thong-bao-ket-qua": (*_FOUNDING, "bien-ban-tu-danh-gia", "quyet-dinh-cong-nhan"),
}
_OFFICE_RESTS_ON = {
    "quyet-dinh-cong-nhan-ket-qua": ("bien-ban-danh-gia-ngoai",),
    "giay-chung-nhan": ("bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua"),
}


def check(case: Case) -> Iterator[Hit]:
    """Yield every document without a date that an issued one rests on.

    A refused date has its own finding, and so has a missing signed file (evidence-file-missing).
    """
    school, office = list_issued_documents(case.dossier.head), list_office_documents(case.dossier.review or Review())
    for name, later in _missing(NOTATIONS, _RESTS_ON, school, HEAD, case):
        keys = "number và date" if NOTATIONS[name] else "date"
        words = {"document": DOCUMENT_NAMES[name], "later": later, "keys": keys, "id": name}
        yield hit_at_document(name, "date", key=True, **words)
    for name, later in _missing(OFFICE_NOTATIONS, _OFFICE_RESTS_ON, office, REVIEW, case):
        words = {"document": OFFICE_DOCUMENT_NAMES[name], "later": later, "keys": "number và date", "id": name}
        yield hit_at_office_document(name, "date", key=True, **words)


def _missing(
    names: Iterable[str],
    rests_on: Mapping[str, tuple[str, ...]],
    issued: Mapping[str, IssuedDocument],
    file: str,
    case: Case,
) -> Iterator[tuple[str, str]]:
    """Yield each document of a register that is not issued, with the issued ones that rest on it."""
    for name in names:
        later = [document.named for document in issued.values() if name in rests_on.get(document.id, ())]
        if later and name not in issued and not case.dossier.get_written(file, "documents", name, "date"):
            yield name, ", ".join(later)
