"""Thiếu một mục không thể thiếu, hoặc mục đó còn để trống.

Vì sao: thiếu tên trường, năm học, người ký … thì không xác định được hồ sơ và không in được văn bản; minh chứng không
có tệp hay đường liên kết thì không ai mở được.
Cách sửa: thêm hoặc điền mục được nêu.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "minh chứng “{title}” của “{row}” chưa có tệp hay đường liên kết"
FIX = "Thêm file: {row}/ten-tep.pdf, hoặc url: …"


def check(case: Case) -> Hits:
    """Yield every listed evidence without a file and an address; other missing keys are found while reading."""
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            described = item.title or item.number or item.issuer or item.date  # an empty element is found while reading
            if described and not item.file and not item.url:
                yield hit_at_row(scored, "evidence", index, title=item.title or "không tên")
