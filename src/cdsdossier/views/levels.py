"""Levels as people read them, and their colours."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.model.indicatorset import Level

#: Level → style of a span.
LEVEL_STYLES = {1: "bad", 2: "warn", 3: "good"}
NO_LEVEL = "chưa xếp mức"


def format_level(level: Level) -> str:
    """Return ``Mức 2 – Mức đáp ứng cơ bản``."""
    return level.titled("Mức")


def describe_unread(files: Sequence[str]) -> str:
    """Say why a whole has no level: score files that cannot be read."""
    return f"Không đọc được {', '.join(files)}, nên chưa xếp mức cả bộ; điểm trên đây thiếu phần đó."


def level_span(level: Level | None) -> tuple[str, str]:
    """Return a level in its colour; ``chưa chấm`` where there is none."""
    return ("chưa chấm", "dim") if level is None else (format_level(level), LEVEL_STYLES.get(level.level, ""))
