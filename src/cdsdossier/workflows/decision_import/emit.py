"""What was read of a decision in the words of a set file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cdsdossier.model.indicatorset import Range
from cdsdossier.workflows.decision_import.collect_rows import drop_unwritable
from cdsdossier.workflows.decision_import.levels import AskedLevel
from cdsdossier.workflows.decision_import.numbering import strip_dash
from cdsdossier.workflows.decision_import.tree import Concern, CriterionDraft
from cdsdossier.yamlio.edit import QuotedScalar, RawScalar, format_block_item, format_flow_item, format_scalar

if TYPE_CHECKING:
    from cdsdossier.workflows.decision_import import ImportedSet

SOURCE = "QD"
_BOUNDS = (("from", "from_"), ("above", "above"), ("below", "below"), ("to", "to"))
_WIDTH = 110  # letters of a comment's line


def format_set_file(made: ImportedSet) -> bytes:
    """Return the set file. Raises Refused where a text has characters that no file may hold."""
    lines = [*_comment(made), *_head(made), "groups:" if made.tree.groups else "groups: []"]
    for group in made.tree.groups:
        fields = {
            "id": QuotedScalar(group.id),
            "slug": made.slugs[group.id],
            "name": group.name or f"Nhóm {group.id}",
            "note": " ".join(group.notes),
            "source": SOURCE,
            "place": group.place,
        }
        lines += format_block_item(fields, 2)
        lines.append("    criteria:" if group.criteria else "    criteria: []")
        for criterion in group.criteria:
            lines += _node(criterion, 6)
            if criterion.items:
                lines.append("        items:")
            for item in criterion.items:
                lines += _node(item, 10)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _comment(made: ImportedSet) -> Iterator[str]:
    yield f"# Nhập từ {_safe(made.file)} bằng cdsdossier sets import; chưa ai đối chiếu với quyết định."
    yield "# Đối chiếu xong mục chấm nào thì ghi ở mục đó: checked: [wording, points]."
    for words in made.missing:
        yield from _folded(f"# CÒN THIẾU: {words}.")
    if made.missing:
        yield "# Điền xong thì đổi status: skeleton thành status: usable."
    for concern in made.concerns:
        yield from _folded(f"# CẦN XEM LẠI: {format_concern(concern)}")


def _folded(comment: str) -> list[str]:
    import textwrap

    return textwrap.wrap(comment, _WIDTH, subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False)


def format_concern(concern: Concern) -> str:
    """Return a concern as one sentence: place, the row's first words, what is the matter."""
    row = f" “{concern.quoted}”" if concern.quoted else ""
    return f"{concern.place}{row}: {concern.words}.".removeprefix(": ")


def _head(made: ImportedSet) -> Iterator[str]:
    about = made.about
    day = RawScalar(about.date.isoformat()) if about.date else None
    decision = {"number": about.number, "date": day, "issuer": about.issuer}
    yield f"id: {format_scalar(about.id)}"
    yield f"title: {format_scalar(_safe(about.title))}"
    yield f"decision: {format_flow_item({key: value for key, value in decision.items() if value is not None})}"
    yield f"applies_to: [{', '.join(map(format_scalar, about.kinds))}]"
    yield f"status: {made.status}"
    yield f"judged: {made.judged}"
    yield "maximum: 100"
    if made.tree.loose:
        yield f"note: {format_scalar(' '.join(made.tree.loose))}"
    yield "levels:"
    yield from _levels(made) if made.levels else _asked_levels(made)
    yield from _deadlines(made)
    yield "sources:"
    yield f"  {SOURCE}: {format_scalar(_safe(made.file))}"


def _levels(made: ImportedSet) -> Iterator[str]:
    for level in made.levels:
        if not level.own_name:
            yield f"  # CẦN ĐIỀN: tên gọi (name) của mức {level.level} trong quyết định, ví dụ Mức đáp ứng cơ bản"
        fields = {"level": level.level, "name": level.name, **_bounds(level), "meaning": level.meaning}
        yield from format_block_item({**fields, "source": SOURCE}, 2)


def _asked_levels(made: ImportedSet) -> Iterator[str]:
    """Yield a place for each level whose points must be filled in, below what the document says of it."""
    yield "  # CẦN ĐIỀN: đúng chữ của quyết định, dưới là below, từ là from, đến là to, trên là above. Ví dụ:"
    yield "  # - {level: 2, name: Tên mức, from: 50, to: 75}"
    for asked in made.asked_levels or (AskedLevel(1, "Chưa biết", ""),):
        yield from (f"  {line}" for line in _folded(f"# {_safe(asked.text)}") if asked.text)
        yield from format_block_item({"level": asked.number, "name": _safe(asked.name)}, 2)


def _deadlines(made: ImportedSet) -> Iterator[str]:
    if not made.deadlines:
        yield "# Quyết định có hạn hằng năm thì thêm như sau; trước 31/5 là before: 05-31, step là bước trong lịch:"
        yield "# deadlines:"
        yield "#   - {id: bao-cao, what: Cập nhật kết quả tự đánh giá, before: 05-31, met_by: {step: cap-nhat}}"
        return
    yield "deadlines:"
    for one in made.deadlines:
        if place := made.deadline_places.get(one.id):
            yield f"  # {place}"
        met_by = {"step": one.met_by.step} if one.met_by else None
        deadline = {"id": one.id, "what": one.what, "before": RawScalar(one.before), "met_by": met_by}
        yield from format_block_item(deadline, 2)


def _safe(text: str) -> str:
    return " ".join(" ".join(drop_unwritable((text,))).split())


def _node(draft: CriterionDraft, indent: int) -> list[str]:
    return format_block_item(
        {
            "id": QuotedScalar(draft.id),
            "text": draft.text,
            "mandatory": True if draft.mandatory else None,
            "maximum": draft.maximum,
            "measure": draft.measure,
            "bands": [{**_bounds(band), "maximum": band.maximum} for band in draft.bands],
            "levels": [{"level": level.level, **_bounds(level)} for level in draft.levels],
            "evidence": join_evidence_lines(draft.evidence),
            "note": " ".join(draft.notes),
            "source": SOURCE,
            "place": draft.place,
            "checked": RawScalar("[]"),
        },
        indent,
    )


def join_evidence_lines(lines: list[str]) -> str:
    """Return the lines of an evidence cell as one text; dashes and stops between them become semicolons."""
    texts = dict.fromkeys(strip_dash(line).rstrip(" ;,.") for line in lines)
    return "; ".join(text for text in texts if text)


def _bounds(range_: Range) -> dict[str, Any]:
    return {key: getattr(range_, name) for key, name in _BOUNDS if getattr(range_, name) is not None}
