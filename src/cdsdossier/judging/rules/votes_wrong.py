"""Số người, số phiếu hoặc giờ họp trong biên bản không khớp.

Vì sao: biên bản là chỗ dựa của quyết định phê duyệt; phiếu cộng lại khác số người dự thì kết quả biểu quyết không có
giá trị. Không quá nửa số người có mặt tán thành thì biên bản ghi chưa thông qua: chưa thể phê duyệt, trình, công bố.
Cuộc họp dưới 10 phút thì không ai tin: chỉ đọc lại điểm của hơn hai mươi mục chấm và biên bản đã lâu hơn thế. Biên bản
của Đoàn đánh giá ngoài (review.yaml) cũng được xem. Hội đồng chỉ họp khi quá nửa thành viên có mặt. Họp ban đêm hoặc
quá 12 giờ thường là gõ nhầm giờ (cảnh báo).
Cách sửa: đối chiếu với biên bản đã ký rồi sửa present, absent, for, against, abstain, starts, ends.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu biên bản: thành phần tham dự, giờ bắt đầu và kết thúc; tổng số phiếu
bằng số người có mặt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.head import Issued, Member
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.model.dossier.review import TeamMember
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
#: Other ways in which people write a time: 14h30, 14 giờ, 14.30.
_MEANT = re.compile(r"([01]?\d|2[0-3])\s*+(?:h|g|giờ|:|\.)\s*+([0-5]\d)?\s*+(?:phút|p|')?", re.IGNORECASE)
#: Nobody goes through all rows of a set, votes and reads the minutes out in fewer minutes than these.
_SHORTEST = 10
#: A meeting that begins before five in the morning, or lasts half a day, has a mistyped time.
_MORNING, _LONGEST = 5 * 60, 12 * 60

#: The minutes, and the documents that rest on the result they record.
_MINUTES = "bien-ban-tu-danh-gia"
_ON_THE_RESULT = ("quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua")

#: Where in a document, what is wrong, what to do.
_Fault = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class _Body:
    """Those who meet: the school's council, or the office's team."""

    key: str
    called: str
    chair: str
    people: Sequence[Member | TeamMember]
    #: The members' names; empty where one of them could not be read, since nothing can be counted then.
    names: tuple[str, ...]
    #: Whether those present are members only; at the team's meeting the school is present too.
    alone: bool


def check(case: Case) -> Hits:
    """Yield, for each meeting of both registers, impossible times, attendance and votes."""
    bodies = {HEAD: _council(case), REVIEW: _team(case)}
    for register in list_registers(case.dossier.head, case.dossier.review):
        body = bodies[register.file]
        for document, meeting in register.documents.items():
            for key, what, how in chain(_times(meeting), _attendance(meeting, body), _votes(meeting, body)):
                yield hit_at_document(document, *key, what=what, how=how)
            yield from _absent_officers(document, meeting, body)
            yield from _unlikely_times(document, meeting)
    yield from _not_carried(case.dossier.head.documents)


def _council(case: Case) -> _Body:
    people = case.dossier.head.council
    return _Body("council", "Hội đồng", "Chủ tịch", people, _names(case, HEAD, "council", people), alone=True)


def _team(case: Case) -> _Body:
    people = (case.dossier.review or Review()).team
    return _Body("team", "Đoàn", "Trưởng đoàn", people, _names(case, REVIEW, "team", people), alone=False)


def _names(case: Case, file: str, key: str, people: Sequence[Member | TeamMember]) -> tuple[str, ...]:
    listed = case.dossier.get_written(file, key)
    whole = isinstance(listed, list) and len(listed) == len(people) and all(isinstance(one, dict) for one in listed)
    return tuple(fold_case(one.name) for one in people) if whole else ()


def _absent_officers(document: str, meeting: Issued, body: _Body) -> Hits:
    """Yield the chair and the secretary, who sign the minutes, where the register lists them as absent."""
    away = {fold_case(name) for name in meeting.absent or ()}
    for role, part in ((body.chair, "chủ trì"), ("Thư ký", "ghi biên bản")):
        name = next((one.name for one in body.people if one.role == role and one.name), None)
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


def _times(meeting: Issued) -> Iterator[_Fault]:
    read = {key: _TIME.fullmatch(text.strip()) for key in ("starts", "ends") if (text := getattr(meeting, key))}
    for key, found in read.items():
        if not found:
            text = getattr(meeting, key)
            yield (key,), f"giờ họp “{text}” chưa đúng cách viết", f"Viết {key}: {_wanted(text)} (giờ:phút, 24 giờ)."
    first, last = read.get("starts"), read.get("ends")
    if first and last:
        yield from _lasting(meeting, _minutes(last) - _minutes(first))


def _unlikely_times(document: str, meeting: Issued) -> Hits:
    """Yield a meeting at night, or one that lasts for more than half a day."""
    first, last = (_TIME.fullmatch((text or "").strip()) for text in (meeting.starts, meeting.ends))
    what = ""
    if first and _minutes(first) < _MORNING:
        what = f"cuộc họp bắt đầu lúc {meeting.starts}, là ban đêm"
    elif first and last and _minutes(last) - _minutes(first) > _LONGEST:
        what = f"cuộc họp kéo dài quá 12 giờ (từ {meeting.starts} đến {meeting.ends})"
    if what:
        hit = hit_at_document(document, "starts", what=what, how="Sửa starts, ends theo biên bản; viết theo 24 giờ.")
        yield replace(hit, severity=Severity.WARNING)


def _minutes(found: re.Match[str]) -> int:
    return int(found[1]) * 60 + int(found[2])


def _lasting(meeting: Issued, minutes: int) -> Iterator[_Fault]:
    if minutes <= 0:
        what = f"cuộc họp kết thúc lúc {meeting.ends}, không sau giờ bắt đầu {meeting.starts}"
        yield ("ends",), what, "Sửa starts hoặc ends; giờ chiều viết theo 24 giờ, ví dụ 16:30."
    elif minutes < _SHORTEST:
        what = f"cuộc họp chỉ kéo dài {minutes} phút (từ {meeting.starts} đến {meeting.ends})"
        yield ("ends",), what, "Sửa starts, ends theo biên bản đã ký."


def _wanted(text: str) -> str:
    found = _MEANT.fullmatch(text.strip())
    return f'"{int(found[1]):02d}:{found[2] or "00"}"' if found else '"14:00"'


def _attendance(meeting: Issued, body: _Body) -> Iterator[_Fault]:
    if not body.names:
        return
    yield from _absent_names(meeting.absent or (), body)
    present, absent, members = meeting.present, meeting.absent, len(body.names)
    if present is None or not body.alone:
        return
    fix = f"Sửa present và absent cho đủ các thành viên trong {body.key}."
    if absent is not None and present + len(absent) != members:
        yield ("present",), f"có mặt {present}, vắng {len(absent)}, nhưng {body.called} có {members} thành viên", fix
    elif present > members:
        yield ("present",), f"có mặt {present} người, nhưng {body.called} chỉ có {members} thành viên", fix
    elif present * 2 <= members:
        what = f"không quá nửa thành viên có mặt ({present}/{members}), {body.called} chưa đủ người để họp"
        yield ("present",), what, "Sửa present và absent theo biên bản đã ký; đúng là thiếu người thì họp lại."


def _absent_names(absent: Sequence[str], body: _Body) -> Iterator[_Fault]:
    folded = [fold_case(name) for name in absent]
    for index, name in enumerate(absent):
        if folded[index] in folded[:index]:
            yield ("absent",), f"người vắng “{name}” có tên hai lần", "Viết mỗi người vắng một lần trong absent."
    for index, name in enumerate(absent):
        if folded[index] not in body.names:
            what = f"người vắng “{name}” không có tên trong {body.called}"
            yield ("absent",), what, f"Viết tên đúng như trong {body.key}, hoặc bỏ tên này khỏi absent."


def _votes(meeting: Issued, body: _Body) -> Iterator[_Fault]:
    votes = (meeting.for_, meeting.against, meeting.abstain)
    total, present, members = sum(count or 0 for count in votes), meeting.present, len(body.names)
    fix = "Sửa for, against, abstain để cộng lại bằng số người có mặt."
    if present is None:
        if members and total > members:
            yield ("for",), f"{total} phiếu, nhưng {body.called} chỉ có {members} thành viên", fix
    elif total > present or (None not in votes and total < present):
        yield ("for",), f"{total} phiếu, nhưng có mặt {present} người", fix
