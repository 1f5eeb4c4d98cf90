"""How a set is named on the command line: a shipped id, a file, or a dossier's folder for its own frozen copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _load as load
from cdsdossier.errors import Refused, WrongUsage

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.indicatorset import IndicatorSet


def locate_set(name: str) -> tuple[Path, str]:
    """Return the file of a set and its name in findings. Raises WrongUsage where there is no such set."""
    from cdsdossier.files import resources
    from cdsdossier.model.dossier import find_root
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE, find_set_file

    if name not in resources.shipped_set_ids() and Path(name).is_dir():
        path = find_root(Path(name)) / FROZEN_SET_FILE
        if not path.is_file():
            raise WrongUsage(f"Trong {name} không có {FROZEN_SET_FILE}. Nêu thư mục hồ sơ, mã bộ chỉ số hoặc tệp.")
        return path, FROZEN_SET_FILE
    path = find_set_file(name)
    return path, FROZEN_SET_FILE if path.name == FROZEN_SET_FILE else f"{path.resolve().parent.name}/{path.name}"


def format_set_name(name: str) -> str:
    """Return a set's name for people: as it was typed, or its place in the dossier."""
    path, _ = locate_set(name)
    return str(path) if Path(name).is_dir() else name


def read_named_set(name: str) -> IndicatorSet:
    """Read the set of this name; raise Unreadable where it cannot be read."""
    from cdsdossier.model.indicatorset import IndicatorSet

    return IndicatorSet.read(locate_set(name)[0])


def find_dossier_of(name: str) -> Path | None:
    """Return the dossier that a set of this name is the frozen copy of; None where it is of none."""
    from cdsdossier.model.dossier import HEAD
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE

    path, file = locate_set(name)
    return path.parent if file == FROZEN_SET_FILE and (path.parent / HEAD).is_file() else None


def read_shipped_set(rules: IndicatorSet) -> IndicatorSet:
    """Return the shipped set of the same id. Raises WrongUsage where none is shipped."""
    from cdsdossier.files import resources
    from cdsdossier.model.indicatorset import IndicatorSet

    if rules.id not in resources.shipped_set_ids():
        known = ", ".join(resources.shipped_set_ids())
        raise WrongUsage(f"Không có bản đi kèm của bộ “{rules.id}”. Nêu rõ bộ thứ hai. Các bộ đi kèm: {known}.")
    return IndicatorSet.read(rules.id)


def refuse_faulty_set(rules: IndicatorSet, name: str, folder: str = "") -> None:
    """Raise Refused for a set with errors, or one that is only a skeleton; ``folder`` is the dossier as an argument."""
    from cdsdossier.findings import Severity
    from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton

    if rules.status == "skeleton":
        raise Refused(f"Chưa ghi gì: {describe_skeleton(rules)}. {' '.join(advise_on_skeleton(rules, folder))}")
    count = len(assess_set(rules).standing(Severity.ERROR))
    if count:
        raise Refused(f"Bộ chỉ số {rules.id} còn {count} lỗi; chưa ghi gì. Xem lỗi: cdsdossier sets check {name}")


def assess_set(rules: IndicatorSet, path: Path | None = None) -> Assessment:
    """Run the rules about sets on a set alone; ``path`` is its file, so that it is not compared with itself."""
    from cdsdossier.files import resources
    from cdsdossier.judging.assessing import assess
    from cdsdossier.judging.rules import SET_RULES
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet

    ours = resources.indicator_sets_folder() / f"{rules.id}.yaml"
    own = rules.id not in resources.shipped_set_ids() or path is None or path.resolve() == ours.resolve()
    asked = SET_RULES if rules.page.readable else ()
    compared = None if own else IndicatorSet.read(rules.id)
    return assess(Dossier(Path()), rules, load.parse_today(None), rules=asked, shipped=compared)
