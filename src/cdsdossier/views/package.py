"""A received package as text and as JSON: what it says of itself, what is wrong, what its dossier comes to."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.files.bagit import PAYLOAD_FOLDER
from cdsdossier.files.bagit.receipt import Receipt
from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.honest_results import find_faults, find_honest_results
from cdsdossier.judging.review import REVIEW_STATE_NAMES
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.model import package_labels as labels
from cdsdossier.views.findings.text import SEVERITY_WORDS, format_finding
from cdsdossier.views.json import dump_json, judgements_to_dict, received_to_dict
from cdsdossier.views.layout import Line, styled_line, wrap_text
from cdsdossier.views.numbers import format_bytes, format_day, format_points

#: Label → what people call it, in the order in which it is shown.
_LABELS = {
    "Source-Organization": "Nơi gửi",
    "External-Description": "Nội dung",
    "External-Identifier": "Mã hồ sơ",
    labels.SCHOOL: "Trường",
    labels.YEAR: "Năm học",
    labels.SET: "Bộ chỉ số",
    labels.LEVEL: "Kết quả gói ghi",
    labels.REVISION: "Lần gửi",
    labels.DAY: "Ngày đóng gói",
    labels.STATE: "Tình trạng",
    "Bag-Software-Agent": "Đóng gói bằng",
}
#: Of each kind of fault this many are shown; the rest are counted.
_SHOWN = 20
_ERRORS = 10


@dataclass(frozen=True, slots=True)
class InspectedPackage:
    """A package that has been looked at."""

    source: Path
    report: BagReport
    #: Where it was unpacked on request.
    unpacked: Path | None = None
    #: Where this very zip was unpacked before; nothing has been written there now.
    earlier: Path | None = None
    #: What its dossier comes to; None where it was not asked.
    assessment: Assessment | None = None
    #: (claimed, computed) where the package says another result than its dossier comes to.
    differing: tuple[tuple[str, str], ...] = ()
    #: It is only an office's review, not a dossier.
    review: bool = False
    #: The dossier lies on this machine when all is said.
    kept: bool = False
    #: What the receiver remembers of an unpacked package; None where nothing is.
    receipt: Receipt | None = None

    @property
    def good(self) -> bool:
        """Return whether the package holds and its dossier has no faults; an honest result is none."""
        return self.report.sound and not (self.assessment and find_faults(self.assessment))


def verify_lines(looked: InspectedPackage) -> list[Line]:
    """Return the whole page."""
    report = looked.report
    lines = [styled_line((str(report.folder or looked.source), "strong")), *_claims(report)]
    if report.sha256:
        lines.append(styled_line(f"  sha256 {report.sha256}"))
    lines += [part for note in _folded(report.notes) for part in wrap_text(f"Lưu ý: {note}", "  ", "    ")]
    if report.additions:
        words = (
            f"Lưu ý: {len(report.additions)} tệp do nơi nhận thêm, không thuộc gói: {', '.join(report.additions[:5])}"
        )
        lines += wrap_text(words, "  ", "    ")
    if not report.sound:
        return [*lines, (), *_broken(report)]
    whole = f"Gói nguyên vẹn: đủ {report.files} tệp ({format_bytes(report.bytes)}), không tệp nào bị sửa."
    lines += [(), styled_line((whole, "good"))]
    if looked.receipt and not looked.unpacked:
        words = f"Nhận ngày {_told(labels.DAY, looked.receipt.day)}"
        words += f", gói có sha256 {looked.receipt.sha256}" if looked.receipt.sha256 else ""
        lines.append(styled_line(words))
    if looked.unpacked:
        lines += [styled_line(f"Đã giải nén vào {looked.unpacked}")]
    if looked.earlier:
        lines += [styled_line(f"Gói này đã giải nén từ trước, không ghi lại: {looked.earlier}")]
    if looked.review:
        lines.append(styled_line("Đây là kết quả đánh giá ngoài, không phải hồ sơ, nên không xét như check."))
        lines.append(styled_line("Đưa vào hồ sơ của trường: cdsdossier review receive TỆP.zip"))
    return [*lines, *(_judged(looked, looked.assessment) if looked.assessment else ())]


def _claims(report: BagReport) -> Iterator[Line]:
    for label, words in _LABELS.items():
        if value := report.info.get(label):
            yield from wrap_text(f"{words}: {_told(label, value)}", "  ", "    ")
    if report.info.get(labels.DRAFT):
        yield styled_line(("  Bản nháp: chưa phải hồ sơ nộp chính thức.", "warn"))


def _told(label: str, value: str) -> str:
    """Return what the package says in words: it may say anything."""
    if label == labels.DAY:
        with contextlib.suppress(ValueError):
            return format_day(date.fromisoformat(value))
    return REVIEW_STATE_NAMES.get(value, value) if label == labels.STATE else value


def _broken(report: BagReport) -> list[Line]:
    lines = [part for words in _folded(report.faults) for part in wrap_text(words, "  ", "    ", style="bad")]
    if all(fault.kind is BagFaultKind.FORM for fault in report.faults):
        return [styled_line(("Không nhận được gói này:", "bad")), *lines]
    again = "Xin nơi gửi gửi lại gói, rồi chạy lại lệnh này."
    if report.folder:
        again = "Giải nén lại từ gói đã nhận (cdsdossier verify TỆP.zip --to THƯ MỤC), hoặc xin nơi gửi gửi lại."
    head = f"Gói không còn nguyên vẹn ({len(report.faults)} chỗ), chưa xét nội dung:"
    return [styled_line((head, "bad")), *lines, *wrap_text(again)]


def _folded(faults: tuple[BagFault, ...]) -> list[str]:
    told: list[str] = []
    for kind in dict.fromkeys(fault.kind for fault in faults):
        same = [str(fault) for fault in faults if fault.kind is kind]
        told += same[:_SHOWN] + ([f"… và {len(same) - _SHOWN} tệp khác như vậy."] if len(same) > _SHOWN else [])
    return told


def _judged(looked: InspectedPackage, assessment: Assessment) -> list[Line]:
    lines = [(), styled_line((f"Xét hồ sơ theo ngày {format_day(assessment.today)}:", "strong")), *_levels(assessment)]
    for claimed, computed in looked.differing:
        words = f"Khác với gói ghi: gói ghi “{claimed or 'không có'}”, tính lại là “{computed or 'không có'}”."
        lines += wrap_text(words, "  ", "    ", style="warn")
    lines += _told_by_sender(assessment)
    errors, faults = assessment.standing(Severity.ERROR), find_faults(assessment)
    counts = ", ".join(_count(assessment, severity) for severity in Severity)
    lines += [(), styled_line((f"{counts}.", "bad" if faults else "good"))]
    if unmet := [one.about for one in find_honest_results(assessment)]:
        words = (
            f"Điều kiện bắt buộc chưa đạt ({', '.join(unmet)}) là kết quả trường tự ghi, không phải chỗ sai của hồ sơ."
        )
        lines += wrap_text(words, "  ", "    ")
    lines += [part for finding in errors[:_ERRORS] for part in wrap_text(format_finding(finding), "  ", "    ")]
    if len(errors) > _ERRORS:
        lines.append(styled_line(f"  … và {len(errors) - _ERRORS} lỗi khác"))
    return [*lines, *_what_next(looked, assessment)]


def _count(assessment: Assessment, severity: Severity) -> str:
    """Return how many findings there are, and for how many of them the sender asks to be excused: they count."""
    found = assessment.standing(severity)
    asked = sum(finding.asked_waiver is not None for finding in found)
    among = f" (trong đó {asked} chỗ nơi gửi xin miễn)" if asked else ""
    return f"{len(found)} {SEVERITY_WORDS[severity]}{among}"


def _told_by_sender(assessment: Assessment) -> list[Line]:
    """Return what the sender says of its own result: told, and nothing above comes from it."""
    if not assessment.claims:
        return []
    lines = [(), styled_line(("Điều nơi gửi tự ghi, không tính vào kết quả:", "warn"))]
    for claim in assessment.claims:
        lines += wrap_text(f"- {claim}", "  ", "    ")
    for waiver in assessment.dossier.head.waivers:
        lines += wrap_text(f"xin miễn {waiver.rule} ở {waiver.where}: {waiver.reason}", "    ", "      ")
    return lines


def _levels(assessment: Assessment) -> Iterator[Line]:
    sheet = assessment.scores
    for group in sheet.groups:
        yield from wrap_text(f"Nhóm {group.id}. {group.name}: {_reached(group)}", "  ", "    ")
    if sheet.whole:
        yield styled_line(f"  Cả bộ chỉ số: {_reached(sheet.whole)}")


def _reached(judged: GroupScore | Judgement) -> str:
    level = judged.level.titled("mức") if judged.level else "chưa xếp mức"
    return f"{format_points(judged.points)}/{format_points(judged.maximum)}, {level}"


def _what_next(looked: InspectedPackage, assessment: Assessment) -> list[Line]:
    if looked.kept or looked.earlier:
        folder = str(looked.earlier / PAYLOAD_FOLDER if looked.earlier else assessment.dossier.folder)
        return [styled_line("Xem từng mục: cdsdossier check ", f'"{folder}"' if " " in folder else folder)]
    return wrap_text("Để xem từng mục và minh chứng: thêm --to THƯ MỤC để giải nén, rồi chạy cdsdossier check ở đó.")


def verify_json(looked: InspectedPackage) -> str:
    """Return the same for programs, ``cdsdossier.verify/1``."""
    return dump_json(verify_to_dict(looked))


def verify_to_dict(looked: InspectedPackage) -> dict[str, object]:
    """Return what the JSON of a package holds."""
    report, assessment = looked.report, looked.assessment
    return {
        "schema": "cdsdossier.verify/1",
        "tool": __version__,
        "source": str(looked.source),
        "sound": report.sound,
        "sha256": report.sha256 or None,
        "digest": report.digest or None,
        "files": report.files,
        "bytes": report.bytes,
        "info": dict(report.info),
        "faults": [_fault(fault) for fault in report.faults],
        "notes": [_fault(note) for note in report.notes],
        "additions": list(report.additions),
        "unpacked": str(looked.unpacked or looked.earlier) if looked.unpacked or looked.earlier else None,
        "receipt": {**asdict(looked.receipt), "mark": bool(looked.receipt.mark)} if looked.receipt else None,
        "check": None if assessment is None else _check(looked, assessment),
    }


def _fault(fault: BagFault) -> Mapping[str, str]:
    return {"kind": fault.kind.value, "path": fault.path, "message": fault.message}


def _check(looked: InspectedPackage, assessment: Assessment) -> Mapping[str, object]:
    return {
        "today": assessment.today,
        "summary": {severity.value: len(assessment.standing(severity)) for severity in Severity},
        **judgements_to_dict(assessment),
        **received_to_dict(assessment),
        "edited": [file for file in looked.report.info.get(labels.EDITED, "").split("; ") if file],
        "differing": [{"claimed": claimed, "computed": computed} for claimed, computed in looked.differing],
    }
