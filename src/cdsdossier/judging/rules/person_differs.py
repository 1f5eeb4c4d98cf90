"""Một người ghi hai cách, hoặc hai người cùng đứng đầu một lúc.

Vì sao: đổi người đứng đầu chỉ đi một chiều: người mới đã ký thì người cũ không ký nữa. Một người khi là Hiệu trưởng,
khi là Phó hiệu trưởng, chỗ ghi Ông chỗ ghi Bà, hay có tên hai lần trong Đoàn, thì các văn bản trái nhau. Người của
trường lại ở trong Đoàn đánh giá ngoài, hoặc ký thay cơ quan đánh giá, thì kết quả không khách quan.
Cách sửa: đối chiếu bản đã ký, sửa signer, title, honorific. Hai người trùng tên thì ghi thêm để phân biệt, ví dụ (tổ
Toán). Người được giao quyền thì ghi acting: true.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 13: ai ký văn bản, với chức vụ nào.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.head import Member, Person
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.model.dossier.review import TeamMember
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"

_BY_OTHERS = {"danh-muc-minh-chung", "phieu-cham-diem"}
_DEPUTY = "phó "
_ONE_WAY = "Xem bản đã ký: văn bản nào người cũ ký thì ghi người cũ ở signer của văn bản đó."
_TELL_APART = "Nếu là hai người trùng tên thì ghi thêm để phân biệt, ví dụ (tổ Toán)."


@dataclass(frozen=True, slots=True)
class _Signature:
    """Who signed a document on which day, and where the name is written."""

    path: tuple[str, ...]
    document: str
    person: Person
    day: date

    @property
    def name(self) -> str:
        return fold_case(self.person.name)

    @property
    def title(self) -> str:
        return fold_case(self.person.title)

    @property
    def said(self) -> str:
        return f"{self.person.name} ký với chức vụ {self.person.title} ngày {numbers.format_short_date(self.day)}"


def check(case: Case) -> Hits:
    """Yield whoever signs, sits or visits in a way that another place of the dossier makes impossible."""
    review = case.dossier.review or Review()
    for register in list_registers(case.dossier.head, case.dossier.review):
        signed = [one for one in _signatures(register) if one.name and one.title and not one.person.acting]
        for one, what, how in (*_two_heads(signed), *_demoted(signed)):
            yield Hit(register.file, one.path, one.document, words={"what": what, "how": how})
    yield from _two_honorifics(HEAD, [*_heads(case, 0), *_people("council", case.dossier.head.council)])
    yield from _two_honorifics(REVIEW, [*_heads(case, 1), *_people("team", review.team)])
    yield from _twice(review)
    yield from _own_people(case, review)


def _signatures(register: DocumentRegister) -> Iterator[_Signature]:
    """Yield who signed each issued document; minutes and lists are signed by others than the head."""
    for name, document in register.issued.items():
        signer = register.documents[name].signer
        path = ("documents", name, "signer") if signer else (register.body_key, "head")
        person = signer or (None if name in _BY_OTHERS or document.notation == "BB" else register.head)
        if person:
            yield _Signature(path, name, person, document.day)


def _two_heads(signed: list[_Signature]) -> Iterator[tuple[_Signature, str, str]]:
    """Yield each signature as head between two of somebody else with the same title: a change goes one way."""
    heads = [one for one in signed if not one.title.startswith(_DEPUTY)]
    for one in heads:
        around = _around(one, heads) if one.path[0] == "documents" else ""
        if around:
            yield one, f"{one.said}, trong khi {around}", _ONE_WAY


def _around(one: _Signature, heads: list[_Signature]) -> str:
    """Say who else signs with that title both up to that day and from it on; empty where nobody does."""
    others: dict[str, list[_Signature]] = {}
    for other in heads:
        if other.title == one.title and other.name != one.name:
            others.setdefault(other.name, []).append(other)
    for same in others.values():
        days = sorted(other.day for other in same)
        if days[0] <= one.day <= days[-1]:
            named = dict.fromkeys(numbers.format_short_date(day) for day in (days[0], days[-1]))
            return f"{same[0].person.name} cũng ký với chức vụ đó ngày {' và '.join(named)}"
    return ""


def _demoted(signed: list[_Signature]) -> Iterator[tuple[_Signature, str, str]]:
    """Yield each signature as deputy of somebody who signs as head on that day or before."""
    for one in signed:
        same = (other for other in signed if other.name == one.name and other.day <= one.day)
        head = next((other for other in same if f"{_DEPUTY}{other.title}" == one.title), None)
        if head:
            what = f"{one.said}, nhưng ngày {numbers.format_short_date(head.day)} đã ký là {head.person.title}"
            yield one, what, "Ghi một chức vụ; được giao quyền thì thêm acting: true."


_Place = tuple[tuple[str | int, ...], Person | Member | TeamMember]


def _heads(case: Case, place: int) -> Iterator[_Place]:
    for register in list_registers(case.dossier.head, case.dossier.review)[place : place + 1]:
        yield from ((path, person) for path, _, person in register.list_signers())


def _people(key: str, people: Iterable[Member | TeamMember]) -> Iterator[_Place]:
    yield from (((key, index), one) for index, one in enumerate(people))


def _two_honorifics(file: str, people: list[_Place]) -> Hits:
    first: dict[str, str] = {}
    for path, one in people:
        said = first.setdefault(fold_case(one.name), one.honorific) if one.name and one.honorific else None
        if said and said != one.honorific:
            what = f"“{one.name}” chỗ này ghi {one.honorific}, chỗ khác ghi {said}"
            how = f"Ghi cùng một honorific ở mọi chỗ. {_TELL_APART}"
            yield Hit(file, (*path, "honorific"), words={"what": what, "how": how}, severity=Severity.WARNING)


def _twice(review: Review) -> Hits:
    names = [fold_case(one.name) for one in review.team]
    for index, name in enumerate(names):
        if name and name in names[:index]:
            what = f"“{review.team[index].name}” có tên hai lần trong Đoàn"
            yield Hit(REVIEW, ("team", index, "name"), words={"what": what, "how": f"Xóa dòng thừa. {_TELL_APART}"})


def _own_people(case: Case, review: Review) -> Hits:
    """Yield whoever is of the school and assesses it: in the team, or as the head of the office."""
    own = case.dossier.head
    school = {fold_case(one.name) for one in (own.school.head, *own.council) if one and one.name}
    assessing: list[_Place] = [*_people("team", review.team)]
    if review.body.head:
        assessing.append((("body", "head"), review.body.head))
    for path, one in assessing:
        if fold_case(one.name) in school:
            part = "là thành viên Đoàn đánh giá ngoài" if path[0] == "team" else "ký văn bản của cơ quan đánh giá"
            words: dict[str, object] = {"what": f"“{one.name}” của trường lại {part}"}
            words["how"] = f"Sửa tên ở đây. {_TELL_APART}"
            yield Hit(REVIEW, (*path, "name"), words=words, severity=Severity.WARNING)
