"""Names that may be misspelled, on a page of text: the first of them, as questions."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.office.rollup.output.report_table import cut_text, to_safe_line
from cdsdossier.office.rollup.statistics.hints import NameHint
from cdsdossier.views.layout import Line, styled_line, wrap_text

_MOST = 20


def hint_lines(hints: Sequence[NameHint]) -> list[Line]:
    """Return a question for each; nothing where there is none."""
    if not hints:
        return []
    lines = [styled_line((f"Tên cần xem lại ({len(hints)}); tên gần giống nhau thì chương trình không tự gộp", "warn"))]
    for one in hints[:_MOST]:
        where = f" ({cut_text(one.place, 50)})" if one.place else ""
        name, other = cut_text(one.name, 60) + where, cut_text(one.perhaps, 60)
        by_code = one.kind == "code"
        words = f"{name}: chỉ trùng ký hiệu, đang tính cho {other}." if by_code else f"{name}: có phải {other}?"
        lines += wrap_text(to_safe_line(words), "  ", "    ")
    if len(hints) > _MOST:
        lines.append(
            styled_line((f"  … còn {len(hints) - _MOST} tên khác; xem đủ: thêm --output tong-hop.json", "dim"))
        )
    return lines
