"""Một nội dung được đặt làm minh chứng hai lần, ở hai mục chấm hoặc trong một mục chấm.

Vì sao: người thẩm định dễ cho rằng chép cho đủ; bản chép cũng dễ lệch nhau khi sửa một nơi.
Cách sửa: giữ một tệp, ở mục chấm kia ghi lại đường dẫn của nó trong mục evidence; trong một mục chấm thì bỏ bớt một
lần. Dùng chung có chủ ý thì thêm miễn trừ, nêu lý do.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file, hit_at_row
from cdsdossier.model.dossier import EvidenceFile, ScoredRow, normalize_path

SEVERITY = Severity.NOTICE
MESSAGE = "{what}"
FIX = "{how}"

_SHARED = "Nếu dùng chung: xóa một bản, ở mục chấm kia ghi - {{file: {}}}. Nếu nhầm: thay bằng đúng tệp."
_TWICE = "Nếu chép hai lần: xóa một bản. Nếu nhầm: thay bằng đúng tệp."


def check(case: Case) -> Hits:
    """Yield every file whose content an earlier file has too, and every piece that a row lists twice."""
    rows = case.indicator_set.evidence_folders
    first: dict[str, EvidenceFile] = {}
    for file in case.dossier.evidence.files:
        if not file.digest or file.folder not in rows:
            continue
        other = first.setdefault(file.digest, file)
        row, mine = rows[other.folder], rows[file.folder]
        if other is not file and (row != mine or other.folder == file.folder):  # each item of a row may have its own
            what = f"tệp giống hệt evidence/{other.path} của mục chấm “{row}”"
            yield hit_at_file(file, mine, what=what, how=_TWICE if row == mine else _SHARED.format(other.path))
    for scored in case.dossier.scores.values():
        yield from _listed_twice(scored)


def _listed_twice(scored: ScoredRow) -> Hits:
    seen: set[str] = set()
    for index, piece in enumerate(scored.form.evidence):
        place = normalize_path(piece.file) if piece.file else piece.url or ""
        if place and place in seen:
            how = "Xóa một trong hai mục này."
            yield hit_at_row(scored, "evidence", index, what=f"“{scored.id}” ghi hai lần: {place}", how=how)
        seen.add(place)
