"""Tệp minh chứng được ghi tên nhưng không có trong thư mục evidence.

Vì sao: người thẩm định mở theo tên đã ghi; không thấy tệp thì coi như không có minh chứng.
Cách sửa: chép tệp vào đúng chỗ, hoặc sửa lại tên cho đúng.
"""

from collections.abc import Iterator

from cdsdossier.dossier import leads_out, plain_path
from cdsdossier.findings import Severity
from cdsdossier.phrases import nearest
from cdsdossier.rules._kit import Case, Hit, at_row

SEVERITY = Severity.ERROR
MESSAGE = "không có tệp evidence/{file}"
FIX = "{how}"


def check(case: Case) -> Iterator[Hit]:
    """Yield every listed file that does not lie below ``evidence/``."""
    names = [file.path for file in case.dossier.evidence.files]
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            if item.file and not leads_out(item.file) and case.dossier.evidence.at(item.file) is None:
                near = nearest(plain_path(item.file), names)
                how = f"Có phải “{near}”?" if near else "Chép tệp vào đó, hoặc sửa tên; tính từ thư mục evidence."
                yield at_row(scored, "evidence", index, "file", file=item.file, how=how)
