"""Thiếu một tệp của hồ sơ.

Vì sao: thiếu tệp điểm của một nhóm thì nhóm đó không tính được; thiếu bộ chỉ số thì không biết chấm theo luật nào.
Cách sửa: chép lại tệp từ bản lưu, hoặc tạo hồ sơ mới bằng cdsdossier init rồi chép tệp đó sang.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, Group

SEVERITY = Severity.ERROR
MESSAGE = "thiếu tệp {file}{which}"
FIX = "{how}"

_COPY = "Chép lại từ bản lưu; không có thì chạy cdsdossier init ở một thư mục khác rồi chép tệp này về."


def check(case: Case) -> Hits:
    """Yield each group without a score file, and a missing frozen set (other missing files are found while reading)."""
    for group in case.indicator_set.groups:
        if group.criteria and group.file not in case.dossier.pages and not _scored_elsewhere(group, case):
            lengthened = f"{group.file}.txt" in case.dossier.renamed
            how = f"Tệp đang tên là {group.file}.txt; đổi tên, bỏ đuôi .txt." if lengthened else _COPY
            yield Hit("dossier.yaml", words={"file": group.file, "which": f" (nhóm {group.id})", "how": how})
    if not case.dossier.has_frozen_set:
        how = f"Tạm chấm theo bộ đi kèm {case.indicator_set.id}. {_COPY}"
        yield Hit("dossier.yaml", ("indicator_set",), words={"file": FROZEN_SET_FILE, "which": "", "how": how})


def _scored_elsewhere(group: Group, case: Case) -> bool:
    return any(row.id in case.dossier.scores for row in (*group.rows, *group.criteria))
