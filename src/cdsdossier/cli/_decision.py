"""A decision's file that becomes a dossier's set: read, shown with what to look at, before anything is asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli._options import parse_day

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.model.indicatorset import IndicatorSet, Level
    from cdsdossier.workflows.adopt_decision import AdoptedDecision
    from cdsdossier.workflows.decision_import import SetDescription


def describe_decision(title: str, number: str, date: str | None, issuer: str | None) -> SetDescription:
    """Return what the options say of a decision, where its file does not."""
    from cdsdossier.workflows.decision_import import SetDescription

    day = parse_day("--date", date, "2024-10-30") if date else None
    return SetDescription("", title.strip(), number.strip(), day, issuer)


@dataclass(frozen=True)
class DecisionFile:
    """A decision's file that a new dossier begins with, and what the options say of it."""

    path: Path
    about: SetDescription


def read_decision_for_kind(decision: DecisionFile, kind: str, *, yes: bool) -> AdoptedDecision:
    """Return what a decision says for a kind of school whose dossier is about to begin."""
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.workflows import scaffold
    from cdsdossier.workflows.adopt_decision import read_adopted_decision

    usual = IndicatorSet.read(scaffold.find_newest_set(kind))
    asking = None if yes else ask_level_names
    return read_adopted_decision(decision.path, usual, replace(decision.about, kinds=(kind,)), asking)


def ask_level_names(levels: Sequence[Level]) -> dict[int, str]:
    """Return what somebody at a terminal says that levels are called; nothing off a terminal."""
    if not sys.stdin.isatty():
        return {}
    numbers = ", ".join(str(level.level) for level in levels)
    output.show_note(f"Tệp không ghi tên gọi của mức {numbers}. Gõ tên đúng chữ của quyết định; Enter: để trống.")
    asked = {level.level: output.prompt_line(f"  Mức {level.level}, {level.words} điểm: ") for level in levels}
    return {number: " ".join(name.split()) for number, name in asked.items() if name}


def confirm_new_dossier(adopted: AdoptedDecision, folder: Path, *, yes: bool) -> bool:
    """Show what a new dossier would hold, and ask; return whether it can be scored by the set as it is.

    Raises WrongUsage where nothing can be asked, Refused where the answer is no.
    """
    rules, errors = adopted.chosen.rules, show_decision(adopted)
    conditions = sum(node.mandatory for node in rules.nodes.values())
    output.show_text(
        "",
        f"Sẽ tạo hồ sơ trong {folder}, theo bộ chỉ số {rules.id}: {len(rules.rows)} mục chấm, "
        f"{conditions} điều kiện bắt buộc.",
    )
    output.confirm_changes(yes=yes)
    return rules.status != "skeleton" and not errors


def show_decision(adopted: AdoptedDecision) -> tuple[Finding, ...]:
    """Show what was read and what to look at; return the errors of the set that it makes."""
    from cdsdossier.cli.sets.names import assess_set
    from cdsdossier.findings import Severity
    from cdsdossier.views.findings.text import finding_lines
    from cdsdossier.views.sets.decision_import import imported_set_lines

    rules = adopted.chosen.rules
    errors = tuple(one for one in assess_set(rules).standing(Severity.ERROR) if one.rule != "set-skeleton")
    output.show_lines(imported_set_lines(adopted.made))
    output.show_lines(finding_lines(errors, {rules.page.file: rules.page}))
    for remark in adopted.remarks:
        output.show_note(f"Chú ý: {remark}")
    return errors


def warn_of_skeleton(rules: IndicatorSet, folder: Path, file: Path | None = None) -> bool:
    """Warn of a set by which nothing can be judged yet, with the line to type; return whether it is one.

    ``file`` is the decision's file that it was read from.
    """
    from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton
    from cdsdossier.text.shell import folder_argument, path_argument

    if rules.status != "skeleton":
        return False
    advice, command = advise_on_skeleton(rules, folder_argument(folder), path_argument(file) if file else "")
    output.show_note(f"Chú ý: {describe_skeleton(rules)}.", advice, *([f"  {command}"] if command else []))
    return True
