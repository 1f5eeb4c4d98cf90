"""One dossier → its row: read, scored, checked. Whatever is wrong with it is said in the row, and stops nothing."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cdsdossier.documents.output.staleness import find_stale_documents
from cdsdossier.errors import CdsError, Refused, Unreadable
from cdsdossier.files.bagit import PAYLOAD_FOLDER
from cdsdossier.files.received import is_received_payload
from cdsdossier.findings import Finding
from cdsdossier.judging.assessing import score_dossier
from cdsdossier.judging.coming_days import check_coming_days
from cdsdossier.judging.sender_set import judge_by_sender_set
from cdsdossier.model.dossier import HEAD, Dossier
from cdsdossier.model.indicatorset.diff import compute_set_digest
from cdsdossier.model.indicatorset.office_sets import ChosenSet
from cdsdossier.model.replaced import read_replaced_documents
from cdsdossier.office.received import list_altered, list_sender_claims, read_as_received
from cdsdossier.office.rollup.collect.coming_days import DAYS_AHEAD, add_coming_days, recall_set_faults
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.detail import detail_to_json
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.judged_row import add_result, count_findings, settled_review
from cdsdossier.office.rollup.collect.package_info import read_package_info, with_package_info
from cdsdossier.office.rollup.collect.package_kind import ZipKind, detect_zip_kind
from cdsdossier.office.rollup.collect.papers import list_papers
from cdsdossier.office.rollup.collect.row_json import row_to_json
from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.collect.same_disk import tell_other_disk
from cdsdossier.office.rollup.collect.sender import identify_sender

#: How reasons begin that lie in the system or in the program, not in the dossier.
_OF_THE_MOMENT = ("Không mở được", "Chương trình gặp lỗi của chính nó")
#: The outcome that is no row: a zip that is a review, no school's dossier.
REVIEW_PACKAGE = "review"
#: What an outcome begins with that may be another one the next time (JSON may begin with a space).
TRANSIENT = " "
#: What stands between a row and the lines of its dossier, where those are asked for.
DETAIL = "\n"


def read_outcomes(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
    """Return for each dossier its row as text, ``REVIEW_PACKAGE``, or word of another disk.

    This is what a worker does; nothing that a dossier contains is raised.
    """
    with _without_garbage_search():
        outcomes = [_outcome(one, judging) for one in found]
    return [tell_other_disk(one) or outcome for one, outcome in zip(found, outcomes, strict=True)]


@contextlib.contextmanager
def _without_garbage_search() -> Iterator[None]:
    """Put off the search for garbage until a chunk is done: a dossier leaves hardly any that needs one."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _outcome(found: FoundDossier, judging: JudgingContext) -> str:
    if found.packed:
        try:
            seen = detect_zip_kind(found.path)
        except OSError as error:
            return TRANSIENT + row_to_json(_unopened(SchoolRow(found.place, packed=True), error))
        if seen.kind is ZipKind.REVIEW:
            return REVIEW_PACKAGE
        if seen.kind is not ZipKind.DOSSIER:
            strange = seen.kind is ZipKind.STRANGE
            told = SchoolRow(found.place, reason=seen.reason, packed=True, strange=strange)
            return row_to_json(identify_sender(told))
    row = replace(read_school(found, judging), saved=_saved(Path(found.path), packed=found.packed))
    detail = f"{DETAIL}{row.detail}" if row.detail else ""
    return (TRANSIENT if row.reason.startswith(_OF_THE_MOMENT) else "") + row_to_json(row) + detail


def _saved(path: Path, *, packed: bool) -> int:
    """Return when a package, or what a folder's result rests on, was last written; 0 where that is unknown."""
    try:
        files = [path] if packed else [path / HEAD, *(path / "scores").glob("*.yaml")]
        return max(int(file.stat().st_mtime) for file in files)
    except OSError:
        return 0


def read_school(found: FoundDossier, judging: JudgingContext) -> SchoolRow:
    """Return the row of one dossier; one that cannot be read or trusted has its reason, and what else is known."""
    empty = SchoolRow(found.place, packed=found.packed)
    try:
        return _unpacked(found, judging, empty) if found.packed else _row(Path(found.path), judging, empty)
    except CdsError as error:
        if found.packed and isinstance(error.__cause__, OSError):  # no room to unpack it: not the school's fault
            return _unopened(empty, error.__cause__)
        return _unsound(found, replace(empty, reason=_reason(error, found.path)))
    except OSError as error:
        return _unopened(empty, error)
    except Exception as error:  # noqa: BLE001 - one dossier never ends a run over thousands
        kind = type(error).__name__
        return replace(empty, reason=f"{_OF_THE_MOMENT[1]} khi đọc hồ sơ này ({kind}).", office_reason=True)


def _unsound(found: FoundDossier, row: SchoolRow) -> SchoolRow:
    """Return the row of a package that does not hold, with whose it says it is: that is told, not believed."""
    from cdsdossier.files.bagit.verify import verify_bag

    said = verify_bag(Path(found.path)).info if found.packed else {}
    return identify_sender(row, said)


def _unopened(empty: SchoolRow, error: OSError) -> SchoolRow:
    return replace(empty, reason=f"{_OF_THE_MOMENT[0]}: {error.strerror or error}.", office_reason=True)


def _unpacked(found: FoundDossier, judging: JudgingContext, empty: SchoolRow) -> SchoolRow:
    """Read a package that holds, from a folder that is gone afterwards."""
    from cdsdossier.files.bagit.unpack import unpack_sound_bag

    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as room:
        report, home = unpack_sound_bag(Path(found.path), Path(room))
        if home is None:
            raise Refused(f"Gói không dùng được: {report.faults[0]}")
        return _row(home / PAYLOAD_FOLDER, judging, replace(empty, notes=tuple(map(str, report.notes))))


def _row(folder: Path, judging: JudgingContext, empty: SchoolRow) -> SchoolRow:
    empty = with_package_info(empty, folder)
    if not (folder / HEAD).is_file():
        return identify_sender(replace(empty, reason=_headless(folder)), read_package_info(folder))
    dossier = read_as_received(folder, judging.office_keys)
    page = dossier.pages[HEAD]
    if not page.readable:
        return identify_sender(replace(empty, reason=_unread(HEAD, page.findings)), read_package_info(folder))
    known = _with_head(empty, dossier)
    if altered := [] if empty.packed else list_altered(dossier, full=judging.full):
        reason = f"Tệp ở nơi nhận không còn như gói đã nhận: {altered[0]} Giải nén lại từ gói."
        return replace(known, reason=reason, office_reason=True)
    try:
        chosen = judging.sets.choose(dossier)
    except CdsError as error:
        return replace(known, reason=_reason(error, str(folder)))
    scored = score_dossier(dossier, chosen.rules, judging.today)
    told = judge_by_sender_set(dossier, chosen.sender, chosen.rules, known=chosen.known)
    stale, replaced = find_stale_documents(scored), read_replaced_documents()
    of_set = recall_set_faults(scored) if chosen.known else None
    days = [*check_coming_days(scored, DAYS_AHEAD, stale=stale, replaced=replaced, of_set=of_set)]
    row = add_result(count_findings(known, days[0]), days[0])
    if judging.detail:
        row = replace(row, detail=detail_to_json(days[0], settled_review(days[0])))
    row = replace(row, claims=tuple(list_sender_claims(days[0], told)), set_id=_name_batch(chosen))
    row = replace(row, working=not is_received_payload(folder) and any(group.unscored for group in row.groups))
    return add_coming_days(row, days, count_findings)


def _name_batch(chosen: ChosenSet) -> str:
    """Return the id of the set that a row was judged by; that of a set that only its sender knows is like no other.

    Sets whose points are the same stay apart where their words differ: nobody's words stand over another's result.
    """
    rules = chosen.rules
    if chosen.known:
        return rules.id
    words = [*(level.name for level in rules.levels), *(group.name for group in rules.groups)]
    told = hashlib.sha256(repr((compute_set_digest(rules), words)).encode("utf-8", "surrogatepass"))
    return f"{rules.id} [{told.hexdigest()[:8]}]"


def _with_head(row: SchoolRow, dossier: Dossier) -> SchoolRow:
    school = dossier.head.school
    return replace(
        row,
        school=school.name or "",
        code=school.code or "",
        kind=school.kind or "",
        parent=school.parent or "",
        reports_to=school.reports_to or "",
        school_year=dossier.head.school_year or "",
        issued={document: issued.date for document, issued in dossier.head.documents.items() if issued.date},
        papers=list_papers(dossier),
    )


def _reason(error: CdsError, path: str) -> str:
    """Return an error's sentence for one line of a table, without our own paths."""
    if isinstance(error, Unreadable) and error.findings and error.page:
        return _unread(error.page.file, error.findings)
    return " ".join(str(error).replace(path, "hồ sơ").split())


def _headless(folder: Path) -> str:
    if (folder / f"{HEAD}.txt").is_file():
        return f"Tệp {HEAD}.txt sai tên. Đổi tên thành {HEAD} (bỏ đuôi .txt)."
    return f"Thiếu {HEAD} nên không biết là hồ sơ của trường nào. Đề nghị trường gửi lại."


def _unread(file: str, findings: Sequence[Finding]) -> str:
    first = findings[0]
    return f"Không đọc được {file}, dòng {first.line or 1}: {first.message}."
