"""Mã tiêu chí không có trong bộ chỉ số.

Vì sao: điểm chấm dưới một mã lạ không được tính vào nhóm nào; thường là gõ nhầm mã.
Cách sửa: sửa mã cho đúng với bộ chỉ số, hoặc xóa mục đó.
Căn cứ: danh mục tiêu chí của bộ chỉ số (indicator-set.yaml).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.yamlio.messages import nearest_word

SEVERITY = Severity.ERROR
MESSAGE = "bộ chỉ số không có tiêu chí “{row}”"
FIX = "{hint}"
#: A near id is looked up for at most so many rows, which bounds the time for a file that is no score file.
_GUESSED = 100


def check(case: Case) -> Hits:
    """Yield every row that the set does not know."""
    known = case.indicator_set.nodes
    unknown = ((row, scored) for row, scored in case.dossier.scores.items() if row not in known)
    for number, (row, scored) in enumerate(unknown):
        near = nearest_word(row, list(known)) if number < _GUESSED else ""
        hint = f"Có phải “{near}”? Sửa mã hoặc xóa mục này." if near else "Sửa mã theo bộ chỉ số hoặc xóa mục này."
        yield hit_at_row(scored, key=True, hint=hint)
