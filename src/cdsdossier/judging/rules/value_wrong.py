"""Một giá trị viết chưa đúng, hoặc hai chỗ trong hồ sơ nói khác nhau.

Vì sao: chương trình không đoán ý; giá trị viết sai thì chỗ đó coi như trống, và hai chỗ nói khác nhau thì không biết
chỗ nào đúng.
Cách sửa: viết lại theo câu gợi ý; ngày viết 2026-03-05, số lẻ viết 5.5, mã có ngoặc kép, đạt là true, chưa đạt là
false.
"""

from cdsdossier.judging.measures import parse_measurement
from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_row
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield what only shows when the dossier and the set are held side by side; single values are read already."""
    named, rules = case.dossier.set_id, case.indicator_set
    if named and case.frozen and named != rules.id:
        what = f"hồ sơ ghi bộ chỉ số “{named}”, nhưng {FROZEN_SET_FILE} là “{rules.id}”"
        yield Hit("dossier.yaml", ("indicator_set",), words={"what": what, "how": f"Viết indicator_set: {rules.id}"})
    yield from _groups(case)
    yield from _facts(case)


def _groups(case: Case) -> Hits:
    """Yield each score file whose ``group`` is not the group of its rows; one hit a file."""
    reported: set[str] = set()
    for scored in case.dossier.scores.values():
        node = case.indicator_set.nodes.get(scored.id)
        if node is not None and scored.group and scored.group != node.group.id and scored.file not in reported:
            reported.add(scored.file)
            what = f"tệp ghi nhóm “{scored.group}”, nhưng các mục chấm trong tệp thuộc nhóm “{node.group.id}”"
            how = f'Viết group: "{node.group.id}"'
            yield Hit(scored.file, ("group",), words={"what": what, "how": how})


def _facts(case: Case) -> Hits:
    """Yield each measured fact that is not of the kind its bands ask for."""
    for node in case.indicator_set.rows.values():
        scored = case.dossier.scores.get(node.form.id)
        measured = scored.form.measured if scored else None
        if scored and measured and node.form.measure and parse_measurement(node.form, measured) is None:
            ratio = node.form.measure == "ratio"
            what = f"“{node.form.id}” cần {'tỉ lệ' if ratio else 'số đếm'}, đang ghi {measured}"
            how = "Viết phần/tổng, ví dụ measured: 36/38." if ratio else "Viết một số, ví dụ measured: 20."
            yield hit_at_row(scored, "measured", what=what, how=how)
