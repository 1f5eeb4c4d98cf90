"""Many packages: a line each and a sum, and the same for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.findings import Severity
from cdsdossier.model import package_labels as labels
from cdsdossier.views.json import dump_json
from cdsdossier.views.layout import WIDTH, Line, shorten_path, shorten_text, styled_line, wrap_text
from cdsdossier.views.package import InspectedPackage

#: Columns of the state and of the file's name.
_STATE, _NAME = 11, 33


@dataclass(frozen=True, slots=True)
class PackageCount:
    """How many packages there are, and how they are."""

    packages: int = 0
    #: Whole and unchanged; of those, with faults, and drafts.
    sound: int = 0
    faulty: int = 0
    drafts: int = 0
    #: Unpacked now, and unpacked before from the same zip.
    unpacked: int = 0
    earlier: int = 0

    def add(self, looked: InspectedPackage) -> PackageCount:
        """Return the count with one more package."""
        draft = looked.report.sound and bool(looked.report.info.get(labels.DRAFT))
        return PackageCount(
            self.packages + 1,
            self.sound + looked.report.sound,
            self.faulty + (looked.report.sound and not looked.good),
            self.drafts + draft,
            self.unpacked + bool(looked.unpacked),
            self.earlier + bool(looked.earlier),
        )

    @property
    def good(self) -> bool:
        """Return whether every package holds and none has faults."""
        return self.packages == self.sound and not self.faulty


def package_line(looked: InspectedPackage, root: Path | None = None) -> Line:
    """Return a package in one line; its name is shown as it lies below ``root``."""
    state, style = _state(looked)
    name = looked.source.as_posix()
    if root is not None and looked.source.is_relative_to(root):
        name = looked.source.relative_to(root).as_posix()
    start = f"{shorten_path(escape_path(name), _NAME):<{_NAME}} "
    return styled_line((f"{state:<{_STATE}} ", style), start, shorten_text(_about(looked), WIDTH - _STATE - _NAME - 2))


def _state(looked: InspectedPackage) -> tuple[str, str]:
    if not looked.report.sound:
        return "KHÔNG NHẬN", "bad"
    if not looked.good:
        return "còn lỗi", "warn"
    return ("bản nháp", "warn") if looked.report.info.get(labels.DRAFT) else ("nguyên vẹn", "good")


def _about(looked: InspectedPackage) -> str:
    report = looked.report
    if not report.sound:
        others = f"(+{len(report.faults) - 1} chỗ) " if len(report.faults) > 1 else ""
        return f"{others}{' '.join(str(report.faults[0]).split()).removeprefix(f'{looked.source.name}: ')}"
    revision, _ = labels.parse_round(report.info)
    errors = len(looked.assessment.standing(Severity.ERROR)) if looked.assessment else 0
    told = (f"lần {revision}" if revision else "", f"{errors} lỗi" if errors else "")
    words = ", ".join(part for part in told if part)
    school = " ".join(report.info.get("Source-Organization", "").split())
    return ": ".join(part for part in (words, school) if part)


def count_lines(count: PackageCount, loose: Sequence[str]) -> list[Line]:
    """Return the sum below the list; ``loose``: dossiers that lie there in no package."""
    parts = [f"{count.faulty} còn lỗi" if count.faulty else "", f"{count.drafts} bản nháp" if count.drafts else ""]
    inside = ", ".join(part for part in parts if part)
    lost = count.packages - count.sound
    words = f"{count.packages} gói: {count.sound} nguyên vẹn{f' ({inside})' if inside else ''}, {lost} không nhận được."
    lines = [styled_line((words, "good" if count.good else "bad")), *_unpacking(count)]
    if loose:
        names = ", ".join(map(escape_path, loose))
        lines += wrap_text(f"Không phải gói, nên không biết có ai sửa gì chưa ({len(loose)} hồ sơ): {names}", "", "  ")
    if count.packages > count.sound or count.faulty:
        lines.append(styled_line("Xem kỹ từng gói: cdsdossier verify TÊN-GÓI"))
    return lines


def _unpacking(count: PackageCount) -> list[Line]:
    parts = [f"{count.unpacked} gói vừa giải nén" if count.unpacked else ""]
    parts += [f"{count.earlier} gói đã giải nén từ trước, giữ nguyên" if count.earlier else ""]
    if not any(parts):
        return []
    return wrap_text(f"{'; '.join(filter(None, parts))}. Mở đánh giá từng hồ sơ: cdsdossier review open THƯ-MỤC-GÓI")


def list_json(
    packages: Sequence[Mapping[str, object]],
    count: PackageCount,
    loose: Sequence[str],
    changes: Mapping[str, object] | None,
) -> str:
    """Return the list for programs, ``cdsdossier.verify-list/1``; a package is as in ``cdsdossier.verify/1``."""
    summary = {
        "packages": count.packages,
        "sound": count.sound,
        "faulty": count.faulty,
        "drafts": count.drafts,
        "broken": count.packages - count.sound,
    }
    return dump_json(
        {
            "schema": "cdsdossier.verify-list/1",
            "tool": __version__,
            "packages": packages,
            "summary": summary,
            "loose": list(loose),
            "changes": changes,
        }
    )
