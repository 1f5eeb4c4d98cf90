"""``dossier.yaml`` of the new year: the people and bases of last year to confirm, the register empty."""

from __future__ import annotations

from cdsdossier.model.dossier import Head
from cdsdossier.model.dossier.head import Issued, Person, Term
from cdsdossier.text import numbers
from cdsdossier.workflows.next_year.comment_lines import Draft, plain, remark
from cdsdossier.workflows.next_year.legal_bases import Bases
from cdsdossier.workflows.next_year.previous_year import Last
from cdsdossier.yamlio.edit import flow, scalar

#: What stands behind whatever last year said and this year may have changed.
CONFIRM = "# cần xác nhận"
_ADDING = "Thêm người thì chép một dòng rồi sửa; bớt người thì xóa cả dòng:"


def heading(suggested: bytes, last: Last, bases: Bases) -> bytes:
    """Return the ``dossier.yaml`` that a new dossier begins with, filled with what is carried on."""
    draft, head = Draft(suggested), last.dossier.head
    draft.before("school:", [*_opening(last), ""])
    if head.school.head:
        _signer(draft, head.school.head)
    if head.school.staff is not None:
        draft.instead("  staff:", "  staff:", [f"  staff: {head.school.staff}  {CONFIRM}"])
    _terms(draft, head.terms)
    if head.council:
        draft.instead("# Xóa dấu # và dấu cách", "#   - {name: L.V.C.", [*remark(_ADDING), "council:", *_council(head)])
    if bases.lines:
        draft.instead("bases:", "    about:", ["bases:", *bases.lines])
    for name, issued in head.documents.items():
        if was := _issued(issued):
            draft.after(f"  {name}:", remark(f"năm trước: {was}", 4))
    draft.end(_waivers(last))
    return draft.content


def _opening(last: Last) -> list[str]:
    words = (
        f"Lấy từ hồ sơ {last.called.lower()}. Chỗ nào có chữ “cần xác nhận”: xem lại, sửa nếu đã đổi, rồi xóa chữ đó. "
        "Dòng “năm trước” chỉ để nhắc, chương trình không đọc."
    )
    return remark(words)


def _signer(draft: Draft, person: Person) -> None:
    if person.name:
        draft.instead("    name:", "    name:", [f"    name: {scalar(person.name)}  {CONFIRM}"])
    if person.title:
        acting = ["    acting: true"] if person.acting else []
        draft.instead("    title:", "    title:", [f"    title: {scalar(person.title)}  {CONFIRM}", *acting])


def _terms(draft: Draft, terms: dict[str, Term]) -> None:
    """Say when last year's terms were: this year's have other days."""
    days = [
        f"học kỳ {name} từ {numbers.short_date(term.from_)} đến {numbers.short_date(term.to)}"
        for name, term in terms.items()
        if term.from_ and term.to
    ]
    if days:
        draft.before(
            "# lịch công tác có ghi “học kỳ I” thì bỏ dấu # ở dòng dưới, sửa ngày:",
            remark(f"năm trước: {'; '.join(days)}"),
        )


def _council(head: Head) -> list[str]:
    lines = []
    for member in head.council:
        item = {"name": member.name, "post": member.post, "role": member.role, "task": member.task}
        lines.append(f"  - {flow({key: value for key, value in item.items() if value})}  {CONFIRM}")
    return lines


def _issued(issued: Issued) -> str:
    """Say number and day of a document of last year, and nothing of its meeting: that names people."""
    number = f"số {issued.number}" if issued.number else ""
    day = f"ngày {numbers.short_date(issued.date)}" if issued.date else ""
    return ", ".join(words for words in (number, day) if words)


def _waivers(last: Last) -> list[str]:
    """Return last year's waivers as comments: what was accepted then must be accepted anew."""
    waivers = last.dossier.head.waivers
    if not waivers:
        return []
    lines = remark("năm trước đã miễn trừ (năm nay còn cần thì bỏ dấu # và dấu cách ngay sau nó):")
    for waiver in waivers:
        lines += [f"#   - {flow({'rule': waiver.rule, 'where': waiver.where, 'reason': plain(waiver.reason)})}"]
    return lines
