"""Minh chứng trỏ ra ngoài hồ sơ: đường dẫn tuyệt đối, có “..”, hoặc lối tắt dẫn ra ngoài.

Vì sao: gửi hồ sơ đi thì tệp ở ngoài không đi theo; người nhận không mở được.
Cách sửa: chép tệp vào thư mục evidence của hồ sơ rồi ghi tên tính từ thư mục đó.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file, hit_at_row
from cdsdossier.model.dossier import is_outside_path

SEVERITY = Severity.ERROR
MESSAGE = "“{file}” nằm ngoài hồ sơ"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield every listed path and every link that leads out of the dossier."""
    for scored in case.dossier.scores.values():
        example = f"{scored.id}/ten-tep.pdf"
        how = f"Chép tệp vào evidence/{scored.id}/ rồi ghi tên tính từ thư mục evidence, ví dụ {example}."
        for index, item in enumerate(scored.form.evidence):
            if item.file and is_outside_path(item.file):
                yield hit_at_row(scored, "evidence", index, "file", file=item.file, how=how)
    for file in case.dossier.evidence.files:
        if file.outside:
            yield hit_at_file(file, how="Thay lối tắt bằng chính tệp hoặc thư mục đó.")
