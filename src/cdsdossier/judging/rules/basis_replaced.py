"""Nêu một căn cứ đã có văn bản khác thay, hoặc căn cứ mới chưa có hiệu lực.

Vì sao: căn cứ phải là văn bản đang có hiệu lực vào ngày ban hành; nêu điều lệ, thông tư đã hết hiệu lực là lỗi mà cơ
quan nhận thấy ngay.
Cách sửa: kiểm tra văn bản thay, rồi ghi văn bản đó; văn bản ban hành trước ngày thay thì giữ căn cứ cũ và giới hạn
bằng for: [...].
Căn cứ: danh sách văn bản thay nhau của chương trình, có ghi nguồn; điều chưa đối chiếu với bản gốc thì câu báo nói rõ.
"""

from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, day_of_drafts
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.model.paper_number import bare_number
from cdsdossier.model.replaced import ReplacedDocument
from cdsdossier.text import numbers

SEVERITY = Severity.WARNING
MESSAGE = "căn cứ {number} {what}: {documents}"
FIX = "Kiểm tra hiệu lực ({source}); {how}"

_REPLACED = "đã có {by} thay từ ngày {since}, mà còn in trong"
_WRITE_NEW = "đúng thì ghi {by} cho các văn bản này, căn cứ cũ chỉ giữ cho văn bản ban hành trước đó (for: [...])."
_NOT_YET = "từ ngày {since} mới có hiệu lực, mà in trong văn bản ban hành trước đó"
_WRITE_OLD = "đúng thì văn bản này nêu căn cứ cũ ({old}), căn cứ mới chỉ giữ cho văn bản sau ngày đó (for: [...])."


def check(case: Case) -> Hits:
    """Yield every basis that does not hold on the day of a document which prints it."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        for index, basis in enumerate(register.bases):
            number = bare_number(basis.number)
            for one in case.replaced:
                if bare_number(one.number) == number:
                    yield from _replaced(register, index, one, day_of_drafts(case))
            yield from _not_yet(register, index, [one for one in case.replaced if _is_successor(number, one)])


def _is_successor(number: str, one: ReplacedDocument) -> bool:
    return bare_number(one.by.rpartition(" ")[2]) == number


def _replaced(register: DocumentRegister, index: int, one: ReplacedDocument, drafts: date) -> Hits:
    """Yield a basis that was replaced before a document which prints it, issued or still a draft (of ``drafts``)."""
    days = {name: issued.day for name, issued in register.issued.items()}
    late = [name for name in register.list_citing(index) if one.since and days.get(name, drafts) >= one.since]
    if late and one.since:
        what = _REPLACED.format(by=one.successor, since=numbers.format_short_date(one.since))
        yield _at(register, index, late, what, one.source, _WRITE_NEW.format(by=one.successor))


def _not_yet(register: DocumentRegister, index: int, replaced: list[ReplacedDocument]) -> Hits:
    """Yield a basis that takes the place of others, but only after a document which prints it was issued."""
    begins = max((one.effective for one in replaced if one.effective), default=date.min)
    days = {name: issued.day for name, issued in register.issued.items()}
    early = [name for name in register.list_citing(index) if days.get(name, begins) < begins]
    if early:
        old = " hoặc ".join(one.number for one in replaced)
        what = _NOT_YET.format(since=numbers.format_short_date(begins))
        yield _at(register, index, early, what, replaced[0].source, _WRITE_OLD.format(old=old))


def _at(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    register: DocumentRegister, index: int, documents: list[str], what: str, source: str, how: str
) -> Hit:
    words: dict[str, object] = {
        "number": register.bases[index].number,
        "documents": ", ".join(register.kinds[one].name for one in documents),
    }
    words |= {"what": what, "source": source, "how": how}
    about = documents[0] if len(documents) == 1 else ""
    return Hit(register.file, ("bases", index, "number"), about, words=words, printed_in=tuple(documents))
