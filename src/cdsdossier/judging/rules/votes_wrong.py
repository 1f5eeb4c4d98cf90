"""Số người, số phiếu hoặc giờ họp trong biên bản không khớp.

Vì sao: biên bản là chỗ dựa của quyết định phê duyệt; phiếu cộng lại khác số người dự thì kết quả biểu quyết không có
giá trị. Không quá nửa số người có mặt tán thành thì biên bản ghi chưa thông qua: chưa thể phê duyệt, trình, công bố.
Cách sửa: đối chiếu với biên bản đã ký rồi sửa present, absent, for, against, abstain, starts, ends.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu biên bản: thành phần tham dự, giờ bắt đầu và kết thúc; tổng số phiếu
bằng số người có mặt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document
from cdsdossier.model.dossier.head import Issued, Member
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
#: Other ways in which people write a time: 14h30, 14 giờ, 14.30.
_MEANT = re.compile(r"([01]?\d|2[0-3])\s*(?:h|g|giờ|:|\.)\s*([0-5]\d)?\s*(?:phút|p|')?", re.IGNORECASE)

#: The minutes, and the documents that rest on the result they record.
_MINUTES = "bien-ban-tu-danh-gia"
_ON_THE_RESULT = ("quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua")

#: Where in a document, what is wrong, what to do.
_Fault = tuple[tuple[str, ...], str, str]


def check(case: Case) -> Hits:
    """Yield, for each meeting of the register, impossible times, attendance and votes."""
    council = _council(case)
    for document, meeting in case.dossier.head.documents.items():
        faults = chain(_times(meeting), _attendance(meeting, council), _votes(meeting, len(council)))
        for key, what, how in faults:
            yield hit_at_document(document, *key, what=what, how=how)
        yield from _absent_officers(document, meeting, case.dossier.head.council)
    yield from _not_carried(case.dossier.head.documents)


def _absent_officers(document: str, meeting: Issued, council: Sequence[Member]) -> Hits:
    """Yield the chair and the secretary, who sign the minutes, where the register lists them as absent."""
    away = {fold_case(name) for name in meeting.absent or ()}
    for role, part in (("Chủ tịch", "chủ trì"), ("Thư ký", "ghi biên bản")):
        name = next((member.name for member in council if member.role == role and member.name), None)
        if name and fold_case(name) in away:
            what = f"{role} “{name}” ghi là vắng mặt, nhưng biên bản in là người {part} và ký"
            yield hit_at_document(
                document, "absent", what=what, how=f"Bỏ tên này khỏi absent; {role} vắng thì họp lại."
            )


def _not_carried(documents: Mapping[str, Issued]) -> Hits:
    """Yield each document issued on a result that the council did not approve."""
    held = documents.get(_MINUTES) or Issued()
    if held.for_ is None or not held.present or held.for_ * 2 > held.present:
        return
    what = (
        f"Hội đồng chưa thông qua kết quả (tán thành {held.for_}/{held.present}) nhưng văn bản này đã có số hoặc ngày"
    )
    how = "Sửa for theo biên bản đã ký; Hội đồng chưa họp lại thì để trống number và date."
    for document in _ON_THE_RESULT:
        issued = documents.get(document) or Issued()
        if issued.number or issued.date:
            yield hit_at_document(document, what=what, how=how)


def _council(case: Case) -> tuple[str, ...]:
    """Return the members' names; none where one of them could not be read, since nothing can be counted then."""
    listed, members = case.dossier.get_written("dossier.yaml", "council"), case.dossier.head.council
    whole = isinstance(listed, list) and len(listed) == len(members) and all(isinstance(one, dict) for one in listed)
    return tuple(fold_case(member.name) for member in members) if whole else ()


def _times(meeting: Issued) -> Iterator[_Fault]:
    read = {key: _TIME.fullmatch(text.strip()) for key in ("starts", "ends") if (text := getattr(meeting, key))}
    for key, found in read.items():
        if not found:
            text = getattr(meeting, key)
            yield (key,), f"giờ họp “{text}” chưa đúng cách viết", f"Viết {key}: {_wanted(text)} (giờ:phút, 24 giờ)."
    first, last = read.get("starts"), read.get("ends")
    if first and last and (int(last[1]), int(last[2])) <= (int(first[1]), int(first[2])):
        what = f"cuộc họp kết thúc lúc {meeting.ends}, không sau giờ bắt đầu {meeting.starts}"
        yield ("ends",), what, "Sửa starts hoặc ends; giờ chiều viết theo 24 giờ, ví dụ 16:30."


def _wanted(text: str) -> str:
    found = _MEANT.fullmatch(text.strip())
    return f'"{int(found[1]):02d}:{found[2] or "00"}"' if found else '"14:00"'


def _attendance(meeting: Issued, council: tuple[str, ...]) -> Iterator[_Fault]:
    if not council:
        return
    yield from _absent_names(meeting.absent or (), council)
    present, absent, members = meeting.present, meeting.absent, len(council)
    if present is None:
        return
    fix = "Sửa present và absent cho đủ các thành viên trong council."
    if absent is not None and present + len(absent) != members:
        yield ("present",), f"có mặt {present}, vắng {len(absent)}, nhưng Hội đồng có {members} thành viên", fix
    elif present > members:
        yield ("present",), f"có mặt {present} người, nhưng Hội đồng chỉ có {members} thành viên", fix


def _absent_names(absent: Sequence[str], council: tuple[str, ...]) -> Iterator[_Fault]:
    folded = [fold_case(name) for name in absent]
    for index, name in enumerate(absent):
        if folded[index] in folded[:index]:
            yield ("absent",), f"người vắng “{name}” có tên hai lần", "Viết mỗi người vắng một lần trong absent."
    for index, name in enumerate(absent):
        if folded[index] not in council:
            what = f"người vắng “{name}” không có tên trong Hội đồng"
            yield ("absent",), what, "Viết tên đúng như trong council, hoặc bỏ tên này khỏi absent."


def _votes(meeting: Issued, members: int) -> Iterator[_Fault]:
    votes = (meeting.for_, meeting.against, meeting.abstain)
    total, present = sum(count or 0 for count in votes), meeting.present
    fix = "Sửa for, against, abstain để cộng lại bằng số người có mặt."
    if present is None:
        if members and total > members:
            yield ("for",), f"{total} phiếu, nhưng Hội đồng chỉ có {members} thành viên", fix
    elif total > present or (None not in votes and total < present):
        yield ("for",), f"{total} phiếu, nhưng có mặt {present} người", fix
