"""Phụ lục và sổ văn bản nói khác nhau về ngày của một văn bản.

Vì sao: phụ lục nằm ngay trong kế hoạch; kế hoạch ký ngày 05/3 mà phụ lục ghi ban hành kế hoạch trong tháng 2 là hai tờ
giấy trái nhau. Việc ghi xong (done) trước ngày của văn bản là sản phẩm của nó cũng vậy. Văn bản khác ban hành muộn hơn
tháng đã định chỉ là cảnh báo: làm muộn là chuyện có thật, và kế hoạch đã ký thì không sửa ngược. Nếu done cũng ghi là
muộn thì không nhắc ở đây nữa; làm sớm hơn kế hoạch thì không có gì phải nhắc.
Cách sửa: gõ nhầm ngày thì sửa date trong sổ văn bản; đúng là muộn thì điền done ở việc đó. Kế hoạch chưa ban hành thì
sửa when được.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: phụ lục là một phần của văn bản mà nó kèm theo.
"""

from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, format_task_name
from cdsdossier.judging.schedule import ScheduledTask
from cdsdossier.model.dossier import TIMELINE
from cdsdossier.model.dossier.register import IssuedDocument, list_issued_documents
from cdsdossier.text.numbers import format_short_date
from cdsdossier.text.time_phrases import Window

SEVERITY = Severity.ERROR
MESSAGE = "“{task}” {what}, nhưng sổ văn bản ghi {document}"
FIX = "{how}"

_PLAN = "ke-hoach"
_EITHER = "Xem bản đã ký: sửa {key} của việc này, hoặc sửa date của {id} trong documents của dossier.yaml."
_LATE = (
    "Kế hoạch đã ban hành thì giữ nguyên when. Ngày gõ nhầm thì sửa date của {id} trong documents của dossier.yaml; "
    "đúng là muộn thì điền done: {day}"
)
_EARLY = "Văn bản có trước kế hoạch: xem bản đã ký rồi sửa date của {id} hoặc của ke-hoach trong documents."


def check(case: Case) -> Hits:
    """Yield every task whose time, or whose day of completion, does not agree with a document that it brings forth."""
    issued = list_issued_documents(case.dossier.head)
    plan = issued.get(_PLAN)
    for document in issued.values():
        making = [one for one in case.schedule.tasks if document.id in {made.document for made in one.task.products}]
        found = [list(_differing(one, document, plan)) for one in making]
        if all(found):  # of several tasks that name a document, one brings it forth
            yield from found[0] if found else ()


def _differing(planned: ScheduledTask, document: IssuedDocument, plan: IssuedDocument | None) -> Hits:
    done, window = planned.task.done, planned.window
    if done and done < document.day:
        yield _at(planned, "done", f"ghi xong ngày {format_short_date(done)}", document)
    elif window and not window.holds(document.day) and not _agrees(done, window, document, plan):
        fixed = _LATE if document.day > window.last else _EARLY  # an issued plan is not to be changed
        how = None if document is plan else fixed if plan else _EITHER
        yield _at(planned, "when", f"định thời gian {planned.task.when}", document, how)


def _agrees(done: date | None, window: Window, document: IssuedDocument, plan: IssuedDocument | None) -> bool:
    """Return whether nothing is contradicted: the task itself says that it was late, or the plan was outrun."""
    if document is plan:
        return False
    if document.day > window.last:
        return done is not None and done > window.last
    return plan is not None and plan.day <= document.day


def _at(planned: ScheduledTask, key: str, what: str, document: IssuedDocument, how: str | None = None) -> Hit:
    """Return the fault: an error or, where ``how`` says what else may be right, a warning."""
    words: dict[str, object] = {"task": format_task_name(planned), "what": what, "document": document.named}
    words["how"] = (how or _EITHER).format(key=key, id=document.id, day=document.day)
    severity = Severity.WARNING if how else Severity.ERROR
    return Hit(TIMELINE, ("tasks", planned.index, key), planned.task.id or TIMELINE, words=words, severity=severity)
