"""Thiếu một mục không thể thiếu, hoặc mục đó còn để trống.

Vì sao: thiếu tên trường, năm học, người ký … thì không xác định được hồ sơ và không in được văn bản; minh chứng không
có tệp hay đường liên kết thì không ai mở được.
Cách sửa: thêm hoặc điền mục được nêu.
"""

from collections.abc import Iterator

from cdsdossier.findings import Severity
from cdsdossier.judging.rules._kit import Case, Hit, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "minh chứng “{title}” của “{row}” chưa có tệp hay đường liên kết"
FIX = "Thêm file: {row}/ten-tep.pdf, hoặc url: …"


def check(case: Case) -> Iterator[Hit]:
    """Yield every listed evidence that names neither a file nor an address; the other keys are told while reading."""
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            told = item.title or item.number or item.issuer or item.date  # an element of nothing is told while reading
            if told and not item.file and not item.url:
                yield hit_at_row(scored, "evidence", index, title=item.title or "không tên")
