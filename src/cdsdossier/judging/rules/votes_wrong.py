"""Số người, số phiếu hoặc giờ họp trong biên bản không khớp.

Vì sao: biên bản là chỗ dựa của quyết định công nhận; phiếu cộng lại khác số người dự thì kết quả biểu quyết không có
giá trị. Không quá nửa số người có mặt tán thành thì biên bản ghi chưa thông qua: chưa thể công nhận, trình, công bố.
Cách sửa: đối chiếu với biên bản đã ký rồi sửa present, absent, for, against, abstain, starts, ends.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu biên bản: thành phần tham dự, giờ bắt đầu và kết thúc; tổng số phiếu
bằng số người có mặt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cdsdossier.findings import Severity
from cdsdossier.judging.rules._kit import Case, Hit, get_raw_head_value, hit_at_document
from cdsdossier.model.dossier.head import Issued, Member

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
#: Other ways in which people write a time: 14h30, 14 giờ, 14.30.
_MEANT = re.compile(r"([01]?\d|2[0-3])\s*(?:h|g|giờ|:|\.)\s*([0-5]\d)?\s*(?:phút|p|')?", re.IGNORECASE)

#: The minutes, and what stands on the result that they tell.
_MINUTES = "bien-ban-tu-danh-gia"
_ON_THE_RESULT = ("quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua")

#: Where in a document, what is wrong, what to do.
_Fault = tuple[tuple[str, ...], str, str]


def check(case: Case) -> Iterator[Hit]:
    """Yield, for each meeting of the register, times, attendance and votes that cannot be."""
    council = _council(case)
    for document, meeting in case.dossier.head.documents.items():
        for key, what, how in (
            *_times(meeting),
            *_attendance(meeting, council),
            *_votes(meeting, len(council)),
        ):
            yield hit_at_document(document, *key, what=what, how=how)
        yield from _led_by_nobody(document, meeting, case.dossier.head.council)
    yield from _not_carried(case.dossier.head.documents)


def _led_by_nobody(document: str, meeting: Issued, council: Sequence[Member]) -> Iterator[Hit]:
    """Yield who leads and signs the meeting although the register says that he was not there."""
    away = {_plain(name) for name in meeting.absent or ()}
    for role, part in (("Chủ tịch", "chủ trì"), ("Thư ký", "ghi biên bản")):
        name = next((member.name for member in council if member.role == role and member.name), None)
        if name and _plain(name) in away:
            what = f"{role} “{name}” ghi là vắng mặt, nhưng biên bản in là người {part} và ký"
            yield hit_at_document(
                document, "absent", what=what, how=f"Bỏ tên này khỏi absent; {role} vắng thì họp lại."
            )


def _not_carried(documents: Mapping[str, Issued]) -> Iterator[Hit]:
    """Yield what was issued on a result that the council did not agree on."""
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
    """Return the members' names; nobody where one of them could not be read, for then nothing can be counted."""
    listed, members = get_raw_head_value(case, "council"), case.dossier.head.council
    whole = isinstance(listed, list) and len(listed) == len(members) and all(isinstance(one, dict) for one in listed)
    return tuple(_plain(member.name or "") for member in members) if whole else ()


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


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
    present, absent, members = meeting.present, meeting.absent, len(council)
    if not council:
        return
    away = [_plain(name) for name in absent or ()]
    for place, name in enumerate(absent or ()):
        if away[place] in away[:place]:
            yield ("absent",), f"người vắng “{name}” có tên hai lần", "Viết mỗi người vắng một lần trong absent."
    for name in absent or ():
        if _plain(name) not in council:
            what = f"người vắng “{name}” không có tên trong Hội đồng"
            yield ("absent",), what, "Viết tên đúng như trong council, hoặc bỏ tên này khỏi absent."
    fix = "Sửa present và absent cho đủ các thành viên trong council."
    if present is not None and absent is not None and present + len(absent) != members:
        yield ("present",), f"có mặt {present}, vắng {len(absent)}, nhưng Hội đồng có {members} thành viên", fix
    elif present is not None and present > members:
        yield ("present",), f"có mặt {present} người, nhưng Hội đồng chỉ có {members} thành viên", fix


def _votes(meeting: Issued, members: int) -> Iterator[_Fault]:
    counted = [count for count in (meeting.for_, meeting.against, meeting.abstain) if count is not None]
    total, present = sum(counted), meeting.present
    fix = "Sửa for, against, abstain để cộng lại bằng số người có mặt."
    if present is not None and counted and (total > present or (len(counted) == 3 and total < present)):
        yield ("for",), f"{total} phiếu, nhưng có mặt {present} người", fix
    elif present is None and members and total > members:
        yield ("for",), f"{total} phiếu, nhưng Hội đồng chỉ có {members} thành viên", fix
