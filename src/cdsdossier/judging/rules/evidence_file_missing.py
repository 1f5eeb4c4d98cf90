"""Tệp minh chứng được ghi tên nhưng không có trong thư mục evidence.

Vì sao: người thẩm định mở theo tên đã ghi; không thấy tệp thì coi như không có minh chứng.
Cách sửa: chép tệp vào đúng chỗ, hoặc sửa lại tên cho đúng.
"""

from typing import Any

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document, hit_at_row
from cdsdossier.model.dossier import is_outside_path, normalize_path
from cdsdossier.yamlio.messages import nearest_word

SEVERITY = Severity.ERROR
MESSAGE = "không có tệp evidence/{file}"
FIX = "{how}"
#: At most so many neighbours are compared with a missing name, which bounds the time for a folder of thousands.
_NEAR = 200


def check(case: Case) -> Hits:
    """Yield every file that a row or the register names and that is not below ``evidence/``."""
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            if item.file and not _there(item.file, case):
                yield hit_at_row(scored, "evidence", index, "file", **_words(item.file, case))
    for document, issued in case.dossier.head.documents.items():
        if issued.file and not _there(issued.file, case):
            yield hit_at_document(document, "file", **_words(issued.file, case))


def _there(file: str, case: Case) -> bool:
    return is_outside_path(file) or case.dossier.evidence.at(file) is not None  # evidence-outside has its own finding


def _words(file: str, case: Case) -> dict[str, Any]:
    folder, _, name = normalize_path(file).rpartition("/")
    lying = case.dossier.evidence.in_folder(folder.partition("/")[0])
    names = {one.path.rpartition("/")[2]: one.path for one in lying[:_NEAR]}
    near = names.get(nearest_word(name, list(names)), "")
    guess = f"Có phải “{near}”? Không thì chép" if near else "Chép"
    how = f"{guess} tệp vào đó, hoặc sửa tên; tên tính từ thư mục evidence."
    return {"file": file, "how": how}
