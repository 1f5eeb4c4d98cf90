"""Ngày hoặc số của văn bản trái với thứ tự công việc.

Vì sao: hội đồng phải có trước khi lập danh mục minh chứng, chấm điểm và họp; có biên bản rồi mới phê duyệt, phê duyệt
rồi mới trình; văn bản sau mang ngày trước, hoặc số lớn mang ngày trước số nhỏ, cho thấy hồ sơ lập lùi ngày. Văn bản của
cơ quan đánh giá ngoài (review.yaml) cũng vậy: có đoàn và tờ trình mới có biên bản, có biên bản mới công nhận.
Cách sửa: sửa number, date cho đúng với bản đã ký; nếu chính văn bản ghi sai thì thay bằng văn bản mới.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15 (số và thời gian ban hành theo thứ tự trong năm); trình tự tự đánh giá trong kế
hoạch.
"""

import re
from collections.abc import Iterator, Mapping

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_document
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.model.dossier.register import IssuedDocument, list_registers
from cdsdossier.text import numbers

SEVERITY = Severity.ERROR
MESSAGE = "{document} sai thứ tự: {why}"
FIX = "{how}"

#: Document → those that cannot be younger; a plan and the council's founding come in either order.
_AFTER = {
    "danh-muc-minh-chung": ("quyet-dinh-hoi-dong",),
    "phieu-cham-diem": ("quyet-dinh-hoi-dong",),
    "bien-ban-tu-danh-gia": ("ke-hoach", "quyet-dinh-hoi-dong", "phieu-cham-diem"),
    "bao-cao": ("bien-ban-tu-danh-gia",),
    "quyet-dinh-cong-nhan": ("quyet-dinh-hoi-dong", "bien-ban-tu-danh-gia"),
    "to-trinh": ("danh-muc-minh-chung", "bao-cao", "quyet-dinh-cong-nhan"),
    "thong-bao-ket-qua": ("quyet-dinh-cong-nhan",),
    # A returned dossier's slip may be older than the school's next submission.
    "bien-ban-danh-gia-ngoai": ("to-trinh",),
    "quyet-dinh-cong-nhan-ket-qua": ("bien-ban-danh-gia-ngoai",),
    "giay-chung-nhan": ("quyet-dinh-cong-nhan-ket-qua",),
}
#: Pairs of documents that cannot have one day: a council is not founded on the day its result is approved.
_NOT_ON_ONE_DAY = {("quyet-dinh-hoi-dong", "quyet-dinh-cong-nhan")}
_TEAM_MINUTES = "bien-ban-danh-gia-ngoai"
#: What the decision that founds the office's team is about.
_FOUNDS_A_TEAM = re.compile(r"(?:thành lập|kiện toàn).{0,20}\bđoàn\b", re.IGNORECASE)
_DATE = "Đối chiếu với bản đã ký rồi sửa date; nếu chính văn bản ghi sai ngày thì thay bằng văn bản mới."
_NUMBER = "Đối chiếu với sổ văn bản đi rồi sửa number hoặc date; số nhỏ phải ban hành trước số lớn."


def check(case: Case) -> Hits:
    """Yield every document dated before one that must come first, and every number dated before a lower one."""
    own, *office = list_registers(case.dossier.head, case.dossier.review)
    documents = {**own.issued, **(office[0].issued if office else {})}
    for document in documents.values():
        earlier = (documents[name] for name in dict.fromkeys(_before(document.id, documents)))
        why = ", ".join(filter(None, (_why(document, one) for one in earlier)))
        if why:
            yield hit_at_document(document.id, "date", document=document.named, why=why, how=_DATE)
    yield from _team_founded_late(case.dossier.review or Review(), documents.get(_TEAM_MINUTES))
    yield from _overtaking(own.issued)


def _team_founded_late(review: Review, minutes: IssuedDocument | None) -> Hits:
    """Yield each basis of the office that founds its team after the team's own minutes, which need not print it."""
    for index, basis in enumerate(review.bases):
        printed = not basis.for_ or _TEAM_MINUTES in basis.for_  # then the minutes cite what is not there yet
        late = minutes and basis.date and basis.date > minutes.day
        if minutes and late and not printed and _FOUNDS_A_TEAM.search(basis.about or ""):
            why = f"{basis.kind or 'văn bản'} thành lập Đoàn {numbers.format_short_date(basis.date or minutes.day)}"
            words: dict[str, object] = {"document": minutes.named, "why": f"không được trước {why}", "how": _DATE}
            yield Hit(REVIEW, ("bases", index, "date"), _TEAM_MINUTES, words=words)


def _overtaking(school: Mapping[str, IssuedDocument]) -> Hits:
    """Yield each document with a number that an older one has passed; the office's also go to other schools."""
    for document in school.values():
        lower = [one for one in school.values() if _overtakes(document, one)]
        if lower:
            last = max(lower, key=lambda one: one.day)
            why = f"số {_number(document)} mà ban hành trước số {_number(last)} là {last.named}"
            yield hit_at_document(document.id, "number", document=document.named, why=why, how=_NUMBER)


def _before(name: str, documents: Mapping[str, IssuedDocument]) -> Iterator[str]:
    """Yield the dated documents that must come first; in place of a draft, those that must come before the draft."""
    for earlier in _AFTER.get(name, ()):
        if earlier in documents:
            yield earlier
        else:
            yield from _before(earlier, documents)


def _why(document: IssuedDocument, earlier: IssuedDocument) -> str:
    """Say what is wrong with the days of two documents; empty where nothing is."""
    if document.day < earlier.day:
        return f"không được trước {earlier.named}"
    one_day = document.day == earlier.day and (earlier.id, document.id) in _NOT_ON_ONE_DAY
    return f"không thể cùng ngày với {earlier.named}" if one_day else ""


def _overtakes(document: IssuedDocument, other: IssuedDocument) -> bool:
    """Return whether a document has a higher number than another of its series and yet an earlier day."""
    if not document.running or not other.running:
        return False
    one_series = (document.notation, document.day.year) == (other.notation, other.day.year)
    return one_series and document.running[0] > other.running[0] and document.day < other.day


def _number(document: IssuedDocument) -> str:
    return numbers.format_document_number(document.number or "")
