"""How a set is named on the command line: a shipped id, a file, or a dossier's folder for its own frozen copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.errors import Refused, WrongUsage

if TYPE_CHECKING:
    from cdsdossier.model.indicatorset import IndicatorSet


def place_of(name: str) -> tuple[Path, str]:
    """Return the file of a set and its name in findings. Raises WrongUsage where there is no such set."""
    from cdsdossier.files import resources
    from cdsdossier.model.dossier import find_root
    from cdsdossier.model.indicatorset import FROZEN, file_of

    if name not in resources.set_ids() and Path(name).is_dir():
        path = find_root(Path(name)) / FROZEN
        if not path.is_file():
            raise WrongUsage(f"Trong {name} không có {FROZEN}. Nêu thư mục hồ sơ, mã bộ chỉ số hoặc tệp.")
        return path, FROZEN
    path = file_of(name)
    return path, FROZEN if path.name == FROZEN else f"{path.resolve().parent.name}/{path.name}"


def called(name: str) -> str:
    """Return a set's name for people: as it was typed, or its place in the dossier."""
    path, _ = place_of(name)
    return str(path) if Path(name).is_dir() else name


def read(name: str) -> IndicatorSet:
    """Read the set that a name stands for. Raises Unreadable where nothing can be judged by it."""
    from cdsdossier.model.indicatorset import IndicatorSet

    return IndicatorSet.read(place_of(name)[0])


def shipped_of(rules: IndicatorSet) -> IndicatorSet:
    """Return the shipped set of the same id. Raises WrongUsage where none is shipped."""
    from cdsdossier.files import resources
    from cdsdossier.model.indicatorset import IndicatorSet

    if rules.id not in resources.set_ids():
        known = ", ".join(resources.set_ids())
        raise WrongUsage(f"Không có bản đi kèm của bộ “{rules.id}”. Nêu rõ bộ thứ hai. Các bộ đi kèm: {known}.")
    return IndicatorSet.read(rules.id)


def refuse_faulty(rules: IndicatorSet, name: str) -> None:
    """Raise Refused for a set with errors, or one that is only a skeleton: nobody can rely on it."""
    from cdsdossier.cli.sets.check import judged
    from cdsdossier.findings import Severity

    if rules.status == "skeleton":
        raise Refused(f"Bộ chỉ số {rules.id} mới có khung, chưa có tiêu chí và điểm; chưa ghi gì.")
    count = len(judged(rules).standing(Severity.ERROR))
    if count:
        raise Refused(f"Bộ chỉ số {rules.id} còn {count} lỗi; chưa ghi gì. Xem lỗi: cdsdossier sets check {name}")
