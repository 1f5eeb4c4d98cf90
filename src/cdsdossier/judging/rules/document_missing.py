"""Văn bản sau đã ban hành mà văn bản làm chỗ dựa cho nó chưa có trong sổ.

Vì sao: quyết định phê duyệt phải dựa vào biên bản, tờ trình phải kèm báo cáo và quyết định; thiếu một khâu thì hồ sơ bị
trả lại. Cơ quan đánh giá ngoài cũng vậy: quyết định dựa vào biên bản của đoàn, giấy chứng nhận dựa vào quyết định.
Cách sửa: văn bản đã ban hành thì điền number và date vào documents (dossier.yaml, hoặc review.yaml với văn bản của cơ
quan đánh giá ngoài); chưa thì ban hành cho đủ.
Căn cứ: trình tự tự đánh giá: kế hoạch, hội đồng, biên bản, báo cáo, phê duyệt, trình, thông báo.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.register import ALL_DOCUMENT_KINDS, list_issued_documents, list_office_documents
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

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
    "quyet-dinh-cong-nhan-ket-qua": ("bien-ban-danh-gia-ngoai",),
    "giay-chung-nhan": ("bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua"),
}


def check(case: Case) -> Hits:
    """Yield every document without a date that an issued one rests on.

    A refused date has its own finding, and so has a missing signed file (evidence-file-missing).
    """
    issued = {**list_issued_documents(case.dossier.head), **list_office_documents(case.dossier.review or Review())}
    for name, kind in ALL_DOCUMENT_KINDS.items():
        later = [document.named for document in issued.values() if name in _RESTS_ON.get(document.id, ())]
        file = REVIEW if name in OFFICE_DOCUMENTS else HEAD
        if later and name not in issued and not case.dossier.get_written(file, "documents", name, "date"):
            keys = "number và date" if kind.notation else "date"
            words = {"document": kind.name, "later": ", ".join(later), "keys": keys, "id": name}
            yield hit_at_document(name, "date", key=True, **words)
