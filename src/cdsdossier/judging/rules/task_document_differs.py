"""Phụ lục và sổ văn bản nói khác nhau về ngày của một văn bản.

Vì sao: phụ lục nằm ngay trong kế hoạch; kế hoạch ký ngày 05/3 mà phụ lục ghi ban hành kế hoạch trong tháng 2 là hai tờ
giấy trái nhau. Việc ghi xong (done) trước ngày của văn bản là sản phẩm của nó cũng vậy. Văn bản khác ban hành ngoài
tháng đã định chỉ là cảnh báo: làm sớm, làm muộn là chuyện có thật, và kế hoạch đã ký thì không sửa ngược. Nếu done cũng
ghi là muộn thì không nhắc ở đây nữa.
Cách sửa: đối chiếu với bản đã ký rồi sửa when hoặc done ở việc đó, hoặc sửa date trong sổ văn bản.
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
FIX = "Xem bản đã ký: sửa {key} của việc này, hoặc sửa date của {id} trong documents của dossier.yaml."

_PLAN = "ke-hoach"


def check(case: Case) -> Hits:
    """Yield every task whose time, or whose day of completion, does not agree with a document that it brings forth."""
    for document in list_issued_documents(case.dossier.head).values():
        making = [one for one in case.schedule.tasks if document.id in {made.document for made in one.task.products}]
        found = [list(_differing(one, document)) for one in making]
        if all(found):  # of several tasks that name a document, one brings it forth
            yield from found[0] if found else ()


def _differing(planned: ScheduledTask, document: IssuedDocument) -> Hits:
    done, window = planned.task.done, planned.window
    if done and done < document.day:
        what = f"ghi xong ngày {format_short_date(done)}"
        yield _at(planned, "done", what, document, Severity.ERROR)
    elif window and not window.holds(document.day) and not _admitted(done, window, document):
        severity = Severity.ERROR if document.id == _PLAN else Severity.WARNING
        yield _at(planned, "when", f"định thời gian {planned.task.when}", document, severity)


def _admitted(done: date | None, window: Window, document: IssuedDocument) -> bool:
    """Return whether the task itself says that it was late, so that nothing is contradicted."""
    return document.id != _PLAN and done is not None and done > window.last < document.day


def _at(planned: ScheduledTask, key: str, what: str, document: IssuedDocument, severity: Severity) -> Hit:
    words: dict[str, object] = {
        "task": format_task_name(planned), "what": what, "document": document.named, "key": key, "id": document.id
    }  # fmt: skip
    return Hit(TIMELINE, ("tasks", planned.index, key), planned.task.id or TIMELINE, words=words, severity=severity)
