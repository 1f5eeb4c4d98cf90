"""Questions for the points of items whose criterion was scored as a whole: asked of the user, never guessed."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.views.numbers import format_points

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet, Item

_POINTS = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_TRIES = 3


def ask_item_points(dossier: Dossier, old: IndicatorSet, new: IndicatorSet, *, yes: bool) -> dict[str, Decimal]:
    """Return item → points for what was scored as a whole and is now scored by items.

    Nothing where nothing can be asked, or ``yes`` says that nothing is to be asked. An item without an answer is left
    open.
    """
    from cdsdossier.judging.set_change_effect import find_whole_scores

    if yes or not sys.stdin.isatty():
        return {}
    said: dict[str, Decimal] = {}
    for one in find_whole_scores(dossier, old, new, {}):
        items = [item for item in one.criterion.items if item.id not in dossier.scores]
        points = format_points(one.scored.form.points)
        output.show_note(
            f"{one.criterion.id} {' '.join((one.criterion.text or '').split())}",
            f"  hồ sơ chấm chung {points} điểm; bộ mới chấm riêng {len(one.criterion.items)} mục. Gõ điểm từng mục.",
            "  Enter: để trống, chấm sau; điểm chung chỉ bỏ khi mục nào cũng có điểm.",
        )
        answers = {item.id: value for item in items if (value := _asked(item)) is not None}
        said |= answers
        output.show_note(f"  Cộng {format_points(sum(answers.values(), Decimal(0)))} điểm; trước chấm chung {points}.")
    return said


def _asked(item: Item) -> Decimal | None:
    most = item.maximum or Decimal(0)
    text = " ".join((item.text or "").split())
    for _ in range(_TRIES):
        answer = output.prompt_line(f"  {item.id} {text} (0 đến {format_points(most)}): ").strip()
        if not answer:
            return None
        points = Decimal(answer.replace(",", ".")) if _POINTS.fullmatch(answer) else None
        if points is not None and points <= most:
            return points
        output.show_note(f"  Gõ một số từ 0 đến {format_points(most)}.")
    return None
