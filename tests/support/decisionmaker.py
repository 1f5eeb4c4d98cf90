"""The table of a decision, made from a set that is known: as Word has it, with merged cells and repeated heads."""

from __future__ import annotations

from support.wordmaker import Xml, cell, document, row

from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item

HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm thành phần", "Mức độ", "Ghi chú, minh chứng"]
OPENING = (
    "PHỤ LỤC",
    "BỘ CHỈ SỐ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ CỦA CƠ SỞ GIÁO DỤC PHỔ THÔNG VÀ GIÁO DỤC THƯỜNG XUYÊN",
    "(Kèm theo Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ trưởng Bộ Giáo dục và Đào tạo)",
)
LEVELS = (
    "Mức độ 1: dưới 50 điểm - Mức chưa đáp ứng (chưa đáp ứng các yêu cầu cơ bản về triển khai chuyển đổi số).",
    "Mức độ 2: từ 50 đến 75 điểm - Mức đáp ứng cơ bản (đã đáp ứng yêu cầu cơ bản về triển khai chuyển đổi số).",
    (
        "Mức độ 3: trên 75 điểm - Mức đáp ứng tốt (đáp ứng tốt các yêu cầu cơ bản và một số yêu cầu nâng cao về "
        "triển khai chuyển đổi số)."
    ),
)


def decision(rules: IndicatorSet) -> bytes:
    """Return a Word file whose table says what a set says, its head repeated as on new pages."""
    rows: list[Xml] = []
    for group in rules.groups:
        rows += _group(group)
    third = len(rows) // 3
    pages = [rows[:third], rows[third : 2 * third], rows[2 * third :]]
    head = [row(*HEAD), row(*(f"({n})" for n in range(1, 7)))]
    first = _table([*head, *pages[0], row(*HEAD), *pages[1]])
    return document(*OPENING, first, "3", _table(pages[2]), *LEVELS)


def _table(rows: list[Xml]) -> Xml:
    return Xml(f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>")


def _group(group: Group) -> list[Xml]:
    rows = [row(cell(f"Nhóm tiêu chí {group.id}. {group.name} (100 điểm)", span=6))]
    for criterion in group.criteria:
        rows += _criterion(criterion)
    return rows


def _criterion(criterion: Criterion) -> list[Xml]:
    if criterion.mandatory:
        return [row(criterion.id, criterion.text or "", cell("Điều kiện bắt buộc", span=2), "", "")]
    tall = "restart" if criterion.items else ""
    levels = cell(*(f"Mức độ {one.level}: {one.words} điểm" for one in criterion.levels))
    first = row(
        cell(criterion.id, tall=tall),
        f"{criterion.text}:",
        cell(str(criterion.maximum), tall=tall),
        "",
        levels,
        cell(criterion.evidence or "", tall=tall),
    )
    rows, shared = [first], ""
    for item in criterion.items:
        before, colon, rest = (item.text or "").partition(": ")
        if colon and before != shared:
            rows.append(_below(f"- {before}:", ""))
        shared = before if colon else ""
        rows.append(_below(f"+ {rest};" if colon else f"- {item.text};", _points(item)))
    return rows


def _points(item: Item) -> str:
    return f"Tối đa {item.maximum} điểm" if item.maximum is not None else ""


def _below(text: str, points: str) -> Xml:
    merged = cell(tall="continue")
    return row(merged, text, merged, points, "", merged)
