"""A received package as text and as JSON: what it says of itself, what is wrong, what its dossier comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.files.bagit import Fault, Kind, Report, labels
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import STATE_NAMES
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.views.findings.text import WORDS, brief
from cdsdossier.views.json import judgements, text
from cdsdossier.views.layout import Line, line, wrapped
from cdsdossier.views.numbers import day, points, volume

#: Label → what people call it, in the order in which it is shown.
_LABELS = {
    "Source-Organization": "Nơi gửi",
    "External-Description": "Nội dung",
    "External-Identifier": "Mã hồ sơ",
    labels.SCHOOL: "Trường",
    labels.YEAR: "Năm học",
    labels.SET: "Bộ chỉ số",
    labels.LEVEL: "Kết quả gói ghi",
    labels.STATE: "Tình trạng",
    "Bag-Software-Agent": "Đóng gói bằng",
}
#: Of each kind of fault this many are shown; the rest are counted.
_SHOWN = 20
_ERRORS = 10


@dataclass(frozen=True, slots=True)
class Looked:
    """A package that has been looked at."""

    source: Path
    report: Report
    #: Where it was unpacked because somebody asked for it.
    unpacked: Path | None = None
    #: What its dossier comes to; None where it was not asked.
    assessment: Assessment | None = None
    #: (claimed, computed) where the package says another result than its dossier comes to.
    differing: tuple[tuple[str, str], ...] = ()
    #: It is only an office's review, not a dossier.
    review: bool = False
    #: The dossier lies on this machine when all is said.
    kept: bool = False

    @property
    def good(self) -> bool:
        """Tell whether the package holds and its dossier has no errors."""
        return self.report.sound and not (self.assessment and self.assessment.standing(Severity.ERROR))


def verify_lines(looked: Looked) -> list[Line]:
    """Return the whole page."""
    report = looked.report
    lines = [line((str(report.folder or looked.source), "strong")), *_claims(report)]
    lines += [part for note in _folded(report.notes) for part in wrapped(f"Lưu ý: {note}", "  ", "    ")]
    if report.additions:
        words = (
            f"Lưu ý: {len(report.additions)} tệp do nơi nhận thêm, không thuộc gói: {', '.join(report.additions[:5])}"
        )
        lines += wrapped(words, "  ", "    ")
    if not report.sound:
        return [*lines, (), *_broken(report)]
    whole = f"Gói nguyên vẹn: đủ {report.files} tệp ({volume(report.bytes)}), không tệp nào bị sửa."
    lines += [(), line((whole, "good"))]
    if looked.unpacked:
        lines += [line(f"Đã giải nén vào {looked.unpacked}")]
    if looked.review:
        lines.append(line("Đây là kết quả đánh giá ngoài, không phải hồ sơ, nên không xét như check."))
        lines.append(line("Đưa vào hồ sơ của trường: cdsdossier review receive TỆP.zip"))
    return [*lines, *(_judged(looked, looked.assessment) if looked.assessment else ())]


def _claims(report: Report) -> Iterator[Line]:
    for label, words in _LABELS.items():
        if value := report.info.get(label):
            told = STATE_NAMES.get(value, value) if label == labels.STATE else value
            yield from wrapped(f"{words}: {told}", "  ", "    ")
    if report.info.get(labels.DRAFT):
        yield line(("  Bản nháp: chưa phải hồ sơ nộp chính thức.", "warn"))


def _broken(report: Report) -> list[Line]:
    lines = [part for words in _folded(report.faults) for part in wrapped(words, "  ", "    ", style="bad")]
    if all(fault.kind is Kind.FORM for fault in report.faults):
        return [line(("Không nhận được gói này:", "bad")), *lines]
    again = "Xin nơi gửi gửi lại gói, rồi chạy lại lệnh này."
    if report.folder:
        again = "Giải nén lại từ gói đã nhận (cdsdossier verify TỆP.zip --to THƯ MỤC), hoặc xin nơi gửi gửi lại."
    head = f"Gói không còn nguyên vẹn ({len(report.faults)} chỗ), chưa xét nội dung:"
    return [line((head, "bad")), *lines, *wrapped(again)]


def _folded(faults: tuple[Fault, ...]) -> list[str]:
    told: list[str] = []
    for kind in dict.fromkeys(fault.kind for fault in faults):
        same = [str(fault) for fault in faults if fault.kind is kind]
        told += same[:_SHOWN] + ([f"… và {len(same) - _SHOWN} tệp khác như vậy."] if len(same) > _SHOWN else [])
    return told


def _judged(looked: Looked, assessment: Assessment) -> list[Line]:
    lines = [(), line((f"Xét hồ sơ theo ngày {day(assessment.today)}:", "strong")), *_levels(assessment)]
    for claimed, computed in looked.differing:
        words = f"Khác với gói ghi: gói ghi “{claimed or 'không có'}”, tính lại là “{computed or 'không có'}”."
        lines += wrapped(words, "  ", "    ", style="warn")
    errors = assessment.standing(Severity.ERROR)
    counts = ", ".join(f"{len(assessment.standing(severity))} {WORDS[severity]}" for severity in Severity)
    lines += [(), line((f"{counts}.", "bad" if errors else "good"))]
    lines += [part for finding in errors[:_ERRORS] for part in wrapped(brief(finding), "  ", "    ")]
    if len(errors) > _ERRORS:
        lines.append(line(f"  … và {len(errors) - _ERRORS} lỗi khác"))
    return [*lines, *_what_next(looked, assessment)]


def _levels(assessment: Assessment) -> Iterator[Line]:
    sheet = assessment.scores
    for group in sheet.groups:
        yield from wrapped(f"Nhóm {group.id}. {group.name}: {_reached(group)}", "  ", "    ")
    if sheet.whole:
        yield line(f"  Cả bộ chỉ số: {_reached(sheet.whole)}")


def _reached(judged: GroupScore | Judgement) -> str:
    level = f"mức {judged.level.level} – {judged.level.name}" if judged.level else "chưa xếp mức"
    return f"{points(judged.points)}/{points(judged.maximum)}, {level}"


def _what_next(looked: Looked, assessment: Assessment) -> list[Line]:
    if looked.kept:
        folder = str(assessment.dossier.folder)
        return [line("Xem từng mục: cdsdossier check ", f'"{folder}"' if " " in folder else folder)]
    return wrapped("Để xem từng mục và minh chứng: thêm --to THƯ MỤC để giải nén, rồi chạy cdsdossier check ở đó.")


def verify_json(looked: Looked) -> str:
    """Return the same for programs, ``cdsdossier.verify/1``."""
    report, assessment = looked.report, looked.assessment
    data = {
        "schema": "cdsdossier.verify/1",
        "tool": __version__,
        "source": str(looked.source),
        "sound": report.sound,
        "digest": report.digest or None,
        "files": report.files,
        "bytes": report.bytes,
        "info": dict(report.info),
        "faults": [_fault(fault) for fault in report.faults],
        "notes": [_fault(note) for note in report.notes],
        "additions": list(report.additions),
        "unpacked": str(looked.unpacked) if looked.unpacked else None,
        "check": None if assessment is None else _check(looked, assessment),
    }
    return text(data)


def _fault(fault: Fault) -> Mapping[str, str]:
    return {"kind": fault.kind.value, "path": fault.path, "message": fault.message}


def _check(looked: Looked, assessment: Assessment) -> Mapping[str, object]:
    return {
        "today": assessment.today.isoformat(),
        "summary": {severity.value: len(assessment.standing(severity)) for severity in Severity},
        **judgements(assessment),
        "differing": [{"claimed": claimed, "computed": computed} for claimed, computed in looked.differing],
    }
