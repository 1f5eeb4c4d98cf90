"""``narrative.yaml`` of the new year: the headings, empty, with last year's shortcomings, lessons, proposals beside."""

from __future__ import annotations

from cdsdossier.workflows.next_year.comment_lines import Draft, remark, remarks
from cdsdossier.workflows.next_year.previous_year import Last


def narrative(suggested: bytes, last: Last) -> bytes:
    """Return the file that a new dossier begins with, and what last year said as reminders."""
    draft, said = Draft(suggested), last.dossier.narrative
    proposals = [f"{one.to}: {one.text or ''}" if one.to else one.text or "" for one in said.proposals]
    for heading, texts, what in (
        ("shortcomings:", said.shortcomings, "đã nêu (đã khắc phục thì bỏ; còn thì viết lại theo thực tế năm nay)"),
        ("lessons:", said.lessons, "đã rút ra"),
        ("proposals:", proposals, "đã kiến nghị (xem đã được giải quyết chưa)"),
    ):
        if any(texts):
            lines = [*remark(f"{last.called} {what}:"), *remarks(texts, head="  - ")]
            draft.before(heading, ["#", *lines] if heading == "proposals:" else lines)  # there the sample stands above
    return draft.content
