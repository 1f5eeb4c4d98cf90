"""Bộ chỉ số có số điểm không rõ lấy từ đâu: nguồn ghi mà không khai, hoặc không ghi nguồn.

Vì sao: con số chưa đối chiếu với quyết định thì người đọc phải biết nó lấy từ đâu để còn kiểm tra lại.
Cách sửa: khai mã nguồn ở phần sources (ví dụ S1: Công báo số …) rồi ghi mã đó ở source của mục chấm. Mục chấm đã đối
chiếu với quyết định thì ghi checked: [points].
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

import re
from collections.abc import Iterator

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_set
from cdsdossier.model.indicatorset import IndicatorSet, Node

SEVERITY = Severity.WARNING
MESSAGE = "{what}"
FIX = "{how}"

_KeyPath = tuple[str | int, ...]


def check(case: Case) -> Hits:
    """Yield every source that ``sources`` does not name, and (milder) every row that has none at all."""
    rules = case.indicator_set
    for path, written, about in _written(rules):
        unknown = [f"“{name}”" for name in re.split(r"[\s,;]+", written) if name and name not in rules.sources]
        if unknown:
            what = f"nguồn {', '.join(unknown)} chưa có trong phần sources"
            yield hit_at_set(case, (*path, "source"), about, what=what, how="Khai mã nguồn ở sources, hoặc sửa mã.")
    yield from _rows_without_source(case)


def _written(rules: IndicatorSet) -> Iterator[tuple[_KeyPath, str, str]]:
    """Yield (place, source as written, row) wherever the set names one."""
    for index, level in enumerate(rules.levels):
        yield ("levels", index), level.source or "", ""
    for index, group in enumerate(rules.groups):
        yield ("groups", index), group.source or "", group.id
    for node in rules.walk():
        yield node.path, node.form.source or "", node.form.id


def _rows_without_source(case: Case) -> Hits:
    """Yield each row without a source; one hit for all where no row has one."""
    rules = case.indicator_set
    missing = [node for node in rules.rows.values() if _lacks_source(node)] if rules.confirmed is None else []
    if missing and len(missing) == len(rules.rows):
        what, how = "không mục chấm nào ghi nguồn của điểm tối đa", "Ghi nguồn ở source, khai tên nguồn ở sources."
        yield Hit(rules.page.file, ("groups",), key=True, words={"what": what, "how": how}, severity=Severity.NOTICE)
        return
    for node in missing:
        what, how = f"“{node.form.id}” chưa ghi nguồn của điểm tối đa", "Thêm source: và mã nguồn, ví dụ source: S1."
        words: dict[str, object] = {"what": what, "how": how}
        yield Hit(rules.page.file, (*node.path, "id"), node.form.id, words=words, severity=Severity.NOTICE)


def _lacks_source(node: Node) -> bool:
    return not (node.form.source or node.criterion.source or "points" in node.form.checked)
