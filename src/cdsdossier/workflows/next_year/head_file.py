"""``dossier.yaml`` of the new year: the people and bases of last year to confirm, the register empty."""

from __future__ import annotations

from cdsdossier.model.dossier import Head
from cdsdossier.model.dossier.head import CARRIED, Issued, Person, Term
from cdsdossier.text import numbers
from cdsdossier.workflows.next_year.comment_lines import LineEditor, format_comment, format_comment_list, to_one_line
from cdsdossier.workflows.next_year.legal_bases import CarriedBases
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.yamlio.edit import format_flow_item, format_scalar

_ADDING = "Thêm người thì chép một dòng rồi sửa; bớt người thì xóa cả dòng:"


def build_head_file(suggested: bytes, last: PreviousYear, bases: CarriedBases) -> bytes:
    """Return the ``dossier.yaml`` that a new dossier begins with, filled with what is carried on."""
    draft, head = LineEditor(suggested), last.dossier.head
    opening = f"Lấy từ hồ sơ {last.called.lower()}. Dòng “năm trước” chỉ để nhắc, chương trình không đọc."
    draft.before("school:", [*format_comment(opening), ""])
    if head.school.head:
        _signer(draft, head.school.head)
    if head.school.staff is not None:
        draft.instead("  staff:", "  staff:", [f"  staff: {head.school.staff}"])
    _terms(draft, head.terms)
    if head.council:
        draft.instead(
            "# Xóa dấu # và dấu cách", "#   - {name: L.V.C.", [*format_comment(_ADDING), "council:", *_council(head)]
        )
    if bases.lines:
        draft.instead("bases:", "    about:", ["bases:", *bases.lines])
    for name, issued in head.documents.items():
        if was := _issued(issued):
            draft.after(f"  {name}:", format_comment(f"năm trước: {was}", 4))
    draft.before("school:", _confirmed(list_carried(head, bases)))  # last: it has keys of the same names
    draft.end(_waivers(last))
    return draft.content


def list_carried(head: Head, bases: CarriedBases) -> tuple[str, ...]:
    """Return what of last year has to be confirmed, by key of ``confirmed``."""
    there = {
        "head": head.school.head and (head.school.head.name or head.school.head.title),
        "staff": head.school.staff is not None,
        "council": head.council,
        "bases": bases.count,
    }
    return tuple(key for key in CARRIED if there[key])


def _confirmed(carried: tuple[str, ...]) -> list[str]:
    if not carried:
        return []
    how = "Xem lại từng mục, sửa nếu đã đổi, rồi đổi false thành true. Còn false thì chưa tạo được bản chính thức."
    lines = [f"{f'  {key}: false':<18}# {CARRIED[key]}" for key in carried]
    return [*format_comment(how), "confirmed:", *lines, ""]


def _signer(draft: LineEditor, person: Person) -> None:
    if person.name:
        draft.instead("    name:", "    name:", [f"    name: {format_scalar(person.name)}"])
    if person.title:
        more = ["    acting: true"] if person.acting else []
        more += [f"    honorific: {person.honorific}"] if person.honorific else []
        draft.instead("    title:", "    title:", [f"    title: {format_scalar(person.title)}", *more])


def _terms(draft: LineEditor, terms: dict[str, Term]) -> None:
    """Say when last year's terms were: this year's have other days."""
    days = [
        f"học kỳ {name} từ {numbers.format_short_date(term.from_)} đến {numbers.format_short_date(term.to)}"
        for name, term in terms.items()
        if term.from_ and term.to
    ]
    if days:
        draft.before(
            "# lịch công tác có ghi “học kỳ I” thì bỏ dấu # ở dòng dưới, sửa ngày:",
            format_comment(f"năm trước: {'; '.join(days)}"),
        )


def _council(head: Head) -> list[str]:
    lines = []
    for member in head.council:
        item = {key: getattr(member, key) for key in ("honorific", "name", "post", "role", "task")}
        lines.append(f"  - {format_flow_item({key: value for key, value in item.items() if value})}")
    return lines


def _issued(issued: Issued) -> str:
    """Say number and day of a document of last year, and nothing of its meeting: that names people."""
    number = f"số {issued.number}" if issued.number else ""
    day = f"ngày {numbers.format_short_date(issued.date)}" if issued.date else ""
    return ", ".join(words for words in (number, day) if words)


def _waivers(last: PreviousYear) -> list[str]:
    """Return last year's waivers as comments: what was accepted then must be accepted anew."""
    waivers = last.dossier.head.waivers
    if not waivers:
        return []
    lines = format_comment("năm trước đã miễn trừ (năm nay còn cần thì bỏ dấu # và dấu cách ngay sau nó):")
    for waiver in waivers:
        item = {"rule": waiver.rule, "where": waiver.where, "reason": to_one_line(waiver.reason)}
        lines.append(f"#   - {format_flow_item(item)}")
    return lines


def build_narrative_file(suggested: bytes, last: PreviousYear) -> bytes:
    """Return the file that a new dossier begins with, and what last year said as reminders."""
    draft, said = LineEditor(suggested), last.dossier.narrative
    proposals = [f"{one.to}: {one.text or ''}" if one.to else one.text or "" for one in said.proposals]
    for heading, texts, what in (
        ("shortcomings:", said.shortcomings, "đã nêu (đã khắc phục thì bỏ; còn thì viết lại theo thực tế năm nay)"),
        ("lessons:", said.lessons, "đã rút ra"),
        ("proposals:", proposals, "đã kiến nghị (xem đã được giải quyết chưa)"),
    ):
        if any(texts):
            lines = [*format_comment(f"{last.called} {what}:"), *format_comment_list(texts, head="  - ")]
            draft.before(heading, ["#", *lines] if heading == "proposals:" else lines)  # there the sample stands above
    return draft.content
