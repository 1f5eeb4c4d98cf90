"""A sender's own indicator set, in one sentence and as data: what it would have given, beside the office's."""

from __future__ import annotations

from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.judging.sender_set import SenderSet
from cdsdossier.views.numbers import format_points

#: At most this many differing rows are named.
_NAMED = 8


def describe_sender_set(sender: SenderSet, office: ScoreSheet) -> str:
    """Return what the sender's set gives beside the office's; where the office has none, that it stands alone."""
    if not sender.known:
        return (
            f"không có bộ chỉ số nào của nơi nhận cho quyết định {sender.decision or '(không ghi)'}; đang xét theo bộ "
            f"{sender.id} của chính nơi gửi, không so sánh được với trường khác"
        )
    told = "; ".join(f"{_name(own)}: {_reached(own)}" for own, _ in sender.iter_pairs(office))
    ours = "; ".join(f"{_name(theirs)}: {_reached(theirs)}" for _, theirs in sender.iter_pairs(office))
    rows = ", ".join(sender.differing[:_NAMED]) + (" …" if len(sender.differing) > _NAMED else "")
    return (
        f"bộ chỉ số {sender.id} nơi gửi kèm khác bộ của nơi nhận ({rows or 'cách xếp mức'}). Theo bộ của trường: "
        f"{told}. Theo bộ của nơi nhận: {ours}"
    )


def _name(judged: GroupScore | Judgement) -> str:
    return f"nhóm {judged.id}" if isinstance(judged, GroupScore) else "cả bộ"


def _reached(judged: GroupScore | Judgement) -> str:
    level = f"mức {judged.level.level}" if judged.level else "chưa xếp mức"
    return f"{format_points(judged.points)}/{format_points(judged.maximum)}, {level}"


def sender_set_to_dict(sender: SenderSet | None) -> dict[str, object] | None:
    """Return the same for programs; None where the sender's set is the office's."""
    if sender is None:
        return None
    judged = (*sender.scores.groups, *((sender.scores.whole,) if sender.scores.whole else ()))
    return {
        "indicator_set": sender.id,
        "decision": sender.decision or None,
        "known": sender.known,
        "differing": list(sender.differing),
        "levels": [
            {
                "group": one.id if isinstance(one, GroupScore) else None,
                "points": one.points,
                "maximum": one.maximum,
                "level": one.level.level if one.level else None,
            }
            for one in judged
        ],
    }
