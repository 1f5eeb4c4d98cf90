"""What commands share: find the dossier, choose the set, read both, warn of what is unread, check what is written."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.cli import _output as output
from cdsdossier.cli import _received as received
from cdsdossier.cli._options import JUDGED_BY_ITS_OWN, JudgedBy, parse_day
from cdsdossier.errors import WrongUsage
from cdsdossier.text.shell import folder_argument

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet


class _Loaded(NamedTuple):
    dossier: Dossier
    rules: IndicatorSet
    #: The shipped set to compare a frozen copy with.
    shipped: IndicatorSet | None = None
    #: Who judges, where that is not the school itself.
    judging: received.OfficeJudging | None = None


def load_dossier(
    folder: Path, by: JudgedBy = JUDGED_BY_ITS_OWN, *, compare: bool = True, look: bool = True, quiet: bool = False
) -> tuple[Dossier, IndicatorSet, IndicatorSet | None]:
    """Return the dossier, the set it is judged by, and the shipped set to compare a frozen copy with.

    A received dossier is judged by the office's set. Without ``look`` no evidence file is opened; ``quiet`` draws no
    bar while they are.
    """
    return _load(folder, by, compare=compare, look=look, quiet=quiet)[:3]


def _load(
    folder: Path, by: JudgedBy, *, compare: bool = True, look: bool = True, quiet: bool = False, tell: bool = True
) -> _Loaded:
    from cdsdossier.files import resources
    from cdsdossier.model.indicatorset import IndicatorSet

    dossier = _read_dossier(folder, look=look, quiet=quiet)
    if dossier.received or by.sets or by.office:
        judging = received.choose_office_set(dossier, by, tell=tell and not quiet)
        return _Loaded(dossier, judging.chosen.rules, judging=judging)
    if by.set_name:
        return _Loaded(dossier, IndicatorSet.read(by.set_name))
    rules = IndicatorSet.of(dossier)
    if not compare or not dossier.has_frozen_set or rules.id not in resources.shipped_set_ids():
        return _Loaded(dossier, rules)
    return _Loaded(dossier, rules, IndicatorSet.read(rules.id))


def _read_dossier(folder: Path, *, look: bool, quiet: bool) -> Dossier:
    from cdsdossier.model.dossier import Dossier, locate_dossier

    with output.progress_bar("Đang xem minh chứng") if look and not quiet else contextlib.nullcontext() as progress:
        return Dossier.read(locate_dossier(folder), look=look, progress=progress)


def load_for_change(
    folder: Path, by: JudgedBy = JUDGED_BY_ITS_OWN, *, compare: bool = False
) -> tuple[Dossier, IndicatorSet, IndicatorSet | None]:
    """Return what ``load_dossier`` does, for a command that goes on to change the dossier; evidence stays unopened."""
    recover_dossier(folder)
    return load_dossier(folder, by, compare=compare, look=False)


def recover_dossier(folder: Path) -> None:
    """Undo what a killed command left half done in a dossier."""
    from cdsdossier.files.changes import recover_changes
    from cdsdossier.model.dossier import find_office_folder, locate_dossier

    recover_changes(find_office_folder(locate_dossier(folder)))


def load_scores(folder: Path, today: str | None, by: JudgedBy = JUDGED_BY_ITS_OWN, *, look: bool = False) -> Assessment:
    """Return the assessment without running the rules: enough for points, levels and the timeline."""
    from cdsdossier.judging.assessing import score_dossier

    found = _load(folder, by, compare=False, look=look)
    return received.judge_as_office(score_dossier(found.dossier, found.rules, parse_today(today)), found.judging)


def load_assessment(
    folder: Path,
    today: str | None,
    by: JudgedBy = JUDGED_BY_ITS_OWN,
    *,
    links: bool = False,
    look: bool = True,
    quiet: bool = False,
    full: bool = False,
    tell: bool = True,
) -> Assessment:
    """Return the whole assessment, findings included; without ``look`` evidence files stay unopened.

    With ``full`` every file of a received package is read again to see whether it is as it came. Without ``tell`` the
    office that judges and what its sender says of itself are left to the caller to show.
    """
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.documents.output.manifest import find_edited_documents
    from cdsdossier.documents.output.staleness import find_stale_documents
    from cdsdossier.judging.assessing import check_scored, score_dossier
    from cdsdossier.model.replaced import read_replaced_documents

    dossier, rules, shipped, judging = _load(folder, by, look=look, quiet=quiet, tell=tell)
    asked = _asked(dossier) if links else {}
    scored = received.judge_as_office(
        score_dossier(dossier, rules, parse_today(today)), judging, tell=tell and not quiet
    )
    stale = find_stale_documents(scored, own_set=not by)
    edited, replaced = find_edited_documents(OutputFolders.known(dossier.folder)), read_replaced_documents()
    altered = received.list_altered_files(dossier, full=full)
    return check_scored(
        scored, shipped=shipped, links=asked, stale=stale, edited=edited, altered=altered, replaced=replaced
    )


def _asked(dossier: Dossier) -> dict[str, str]:
    """Return what is wrong with the linked evidence, asked over the network."""
    from cdsdossier.text import urls
    from cdsdossier.workflows.link_check import check_links

    listed = (item.url for scored in dossier.scores.values() for item in scored.form.evidence if item.url)
    sound = [url for url in listed if urls.find_url_fault(url) is None]
    output.show_note(f"Đang thử {len(sound)} đường liên kết …" if sound else "Không có đường liên kết nào để thử.")
    return check_links(sound) if sound else {}


def parse_today(written: str | None) -> date:
    """Return the day that ``--today`` names, by default the current one."""
    if written is None:
        return date.today()  # noqa: DTZ011 - the day on the user's own calendar is what is meant
    return parse_day("--today", written, "2026-04-20")


def check_rule_name(name: str) -> str:
    """Return the name of a rule; refuse an unknown one, naming the nearest."""
    from cdsdossier.judging.rule_pages import list_rule_names
    from cdsdossier.yamlio.messages import nearest_word

    if name in list_rule_names():
        return name
    near = nearest_word(name, list(list_rule_names()))
    raise WrongUsage(f"Không có quy tắc “{name}”. {f'Có phải {near}?' if near else 'Xem tên: cdsdossier explain'}")


def select_rules(select: list[str], ignore: list[str]) -> frozenset[str]:
    """Return the rules that ``--select`` and ``--ignore`` leave."""
    from cdsdossier.judging.rule_pages import list_rule_names

    wanted = {check_rule_name(name) for name in select} or set(list_rule_names())
    return frozenset(wanted - {check_rule_name(name) for name in ignore})


def check_outside_dossier(
    dossier: Path, target: Path | None, option: str = "--output", example: str = "../ket-qua.json"
) -> Path | None:
    """Return the file to write; refuse one inside the dossier: checking never changes what it checks.

    A file inside the package that the dossier was unpacked from is refused as well: it would break the package.
    """
    from cdsdossier.files.received import is_received_payload

    if target is None:
        return None
    here, place = dossier.resolve(), target.resolve()
    packed = is_received_payload(here)
    if place.is_relative_to(here):
        example = f"../{example}" if packed and example.startswith("../") else example
        raise WrongUsage(f"{option} {target} nằm trong hồ sơ. Chọn chỗ khác, ví dụ {option} {example}")
    if packed and place.is_relative_to(here.parent):
        raise WrongUsage(
            f"{option} {target} nằm trong gói đã giải nén {here.parent.name}; thêm gì vào đó thì gói không còn nguyên "
            f"vẹn. Chọn chỗ khác, ví dụ {option} ../../{target.name}"
        )
    return target


def default_target(dossier: Path, name: str) -> Path:
    """Return a file in the current folder, or beside the dossier (or its package) where the current folder is in it."""
    from cdsdossier.files.received import is_received_payload

    home = dossier.resolve()
    home = home.parent if is_received_payload(home) else home
    return home.parent / name if Path.cwd().is_relative_to(home) else Path(name)


def check_choice(option: str, value: str, known: tuple[str, ...]) -> str:
    """Return the value of an option that takes a few words; refuse another one, naming them."""
    if value in known:
        return value
    raise WrongUsage(f"{option} không dùng được giá trị “{value}”. Dùng một trong: {', '.join(known)}.")


def warn_of_unread(assessment: Assessment) -> None:
    """Warn on standard error that a result is based on files with errors."""
    from cdsdossier.findings import READING_RULES

    there = folder_argument(assessment.dossier.folder)
    for file, page in assessment.dossier.pages.items():
        if not page.readable:
            output.show_note(f"Chú ý: không đọc được {file}. Xem: cdsdossier check{there}")
    unread = set(READING_RULES) - {"key-missing", "file-missing"}
    count = sum(finding.rule in unread for finding in assessment.dossier.findings)
    if count:
        output.show_note(
            f"Chú ý: có {count} chỗ trong hồ sơ chưa đọc được đúng nên chưa tính. Xem: cdsdossier check{there}"
        )
    if not assessment.dossier.has_frozen_set:
        output.show_note(f"Chú ý: thiếu indicator-set.yaml; đang chấm theo bộ đi kèm {assessment.indicator_set.id}.")
