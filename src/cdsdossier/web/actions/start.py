"""Forms of the first page: begin a year, open a dossier, look at the example."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from cdsdossier.errors import CdsError, Refused, WrongUsage
from cdsdossier.files.atomic import write_new
from cdsdossier.files.changes import recover_changes
from cdsdossier.files.recent_folders import list_recent_folders
from cdsdossier.model.school_kinds import SCHOOL_KIND_NAMES
from cdsdossier.text.days import parse_school_year
from cdsdossier.web.actions.answers import Again, Answer, Moved
from cdsdossier.web.body import SentForm
from cdsdossier.web.boxes import FormState
from cdsdossier.web.site import Site
from cdsdossier.web.start import SCHOOL_FIELDS, START, identify_folder
from cdsdossier.workflows import begin_year, scaffold
from cdsdossier.workflows.adopt_decision import AdoptedDecision
from cdsdossier.workflows.begin_year import PlannedYear
from cdsdossier.workflows.next_year import PreviousYear
from cdsdossier.workflows.scaffold import NewYear

#: Fields that are kept where the form could not be carried out.
_KEPT = ("cach", "nam-hoc", "loai", "cho", "thu-muc", "tu", "tu-thu-muc", "mo-thu-muc", *SCHOOL_FIELDS)


class _WrongField(CdsError):
    """A field that says something wrong; has its name."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name = name


def begin(site: Site, form: SentForm) -> Answer:
    """Begin a year, from nothing or from last year's; by a decision's file only after it was shown what was read."""
    _refuse_where_shown_only(site)
    try:
        planned = _plan_after(form) if form.get("cach") == "tu-nam-truoc" else _plan_first(form)
    except _WrongField as error:
        return _again(form, str(error), error.name)
    except CdsError as error:
        return _again(form, str(error))
    if planned.decision:
        site.planned = planned
        return Moved(START, "xem-truoc")
    return _create(site, planned, form)


def create_planned(site: Site, form: SentForm) -> Answer:
    """Write the year that was shown."""
    _refuse_where_shown_only(site)
    if site.planned is None:
        raise WrongUsage("Chưa có năm học nào chờ tạo: điền lại ở dưới.")
    return _create(site, site.planned, form)


def open_folder(site: Site, form: SentForm) -> Answer:
    """Open a dossier that was opened before, or that a folder is typed of."""
    try:
        site.open_dossier(_named_folder(form, "hs", "mo-thu-muc"))
    except CdsError as error:
        return _again(form, str(error), "mo-thu-muc")
    return Moved("")


def copy_example(site: Site, form: SentForm) -> Answer:
    """Put a copy of the example into a folder, and open it."""
    _refuse_where_shown_only(site)
    try:
        folder = _new_folder(form, "ho-so-mau")
        begin_year.refuse_existing_dossier(folder)
        scaffold.create_dossier(folder, begin_year.read_example_files())
    except CdsError as error:
        return _again(form, str(error), "cho")
    site.open_dossier(folder)
    site.say(f"Đây là bản chép của hồ sơ mẫu, ở {folder}. Sửa thử gì cũng được.")
    return Moved("")


def _create(site: Site, planned: PlannedYear, form: SentForm) -> Answer:
    try:
        with site.lock:
            recover_changes(planned.folder)
            scaffold.create_dossier(planned.folder, planned.files)
    except CdsError as error:
        return _again(form, str(error))
    site.open_dossier(planned.folder)
    site.say(f"Đã tạo hồ sơ năm học {planned.school_year} trong {planned.folder}.")
    for words in planned.told:
        site.say(words, "can")
    return Moved("")


def _plan_first(form: SentForm) -> PlannedYear:
    year, kind = _year(form.get("nam-hoc")), _kind(form.get("loai"))
    if not kind:
        raise _WrongField("loai", "Chưa chọn loại trường.")
    new = NewYear(year, kind, **{key: " ".join(form.get(key).split()) for key in SCHOOL_FIELDS})
    return begin_year.plan_first_year(_new_folder(form, year), new, _decision(form, kind))


def _plan_after(form: SentForm) -> PlannedYear:
    last = PreviousYear.read(_named_folder(form, "tu", "tu-thu-muc"))
    typed = form.get("nam-hoc")
    year = _year(typed) if typed.strip() or not last.school_year else begin_year.find_year_after(last)
    kind = _kind(form.get("loai")) or last.dossier.head.school.kind or ""
    if not kind:
        raise _WrongField("loai", "Hồ sơ năm trước không ghi loại trường: chọn loại trường.")
    folder, new = _new_folder(form, year), begin_year.describe_year(year, kind, {}, last)
    return begin_year.plan_year_after(folder, last, new, _decision(form, kind))


def _year(written: str) -> str:
    year = parse_school_year(written)
    if not year:
        raise _WrongField("nam-hoc", "Ghi năm học bằng hai năm liền nhau, ví dụ 2025-2026.")
    return year


def _kind(written: str) -> str:
    if written and written not in SCHOOL_KIND_NAMES:
        raise _WrongField("loai", "Chọn loại trường trong danh sách.")
    return written


def _new_folder(form: SentForm, usual: str) -> Path:
    """Return the folder that a form names for a new dossier."""
    name, place = form.get("thu-muc").strip() or usual, _path(form.get("cho"))
    if re.search(r'[\\/:*?"<>|\x00-\x1f]', name) or name.strip(". ") != name:
        raise _WrongField(
            "thu-muc", 'Tên thư mục không dùng các dấu \\ / : * ? " < > | và không kết thúc bằng dấu chấm.'
        )
    if not place.is_absolute():
        raise _WrongField("cho", "Ghi đủ đường dẫn của nơi đặt, ví dụ C:\\Users\\ten\\Documents.")
    return place / name


def _named_folder(form: SentForm, chosen: str, typed: str) -> Path:
    """Return the folder that was typed, or else chosen among the recent ones."""
    if form.get(typed).strip():
        return _path(form.get(typed))
    for folder in list_recent_folders():
        if identify_folder(folder) == form.get(chosen):
            return folder
    raise _WrongField(typed, "Chọn một hồ sơ, hoặc dán đường dẫn của thư mục hồ sơ.")


def _path(typed: str) -> Path:
    """Return a path as people paste it, in quotes or not."""
    words = typed.strip().strip("\"'").strip()
    if not words or "\x00" in words:
        return Path()
    try:
        return Path(words).expanduser()
    except RuntimeError:
        return Path(words)


def _decision(form: SentForm, kind: str) -> AdoptedDecision | None:
    """Return what the decision's file says that came with a form; None where none came."""
    sent = form.files("quyet-dinh")
    return _read_sent(sent[0].filename or "", sent[0].file, kind) if sent else None


def _read_sent(name: str, content: BinaryIO, kind: str) -> AdoptedDecision:
    safe = re.sub(r"[^\w.() -]", "_", Path(name.replace("\\", "/")).name)[-100:].lstrip(". ") or "quyet-dinh"
    with tempfile.TemporaryDirectory() as there:
        path = Path(there) / safe
        write_new(path, content, lasting=False)
        return begin_year.read_decision(path, kind)


def _again(form: SentForm, words: str, name: str = "") -> Again:
    typed = {key: form.get(key) for key in _KEPT if form.get(key)}
    return Again(START, FormState(typed, {name: words} if name else {}, {}, words))


def _refuse_where_shown_only(site: Site) -> None:
    if site.opener is None:
        raise Refused("Trang này chỉ xem một hồ sơ.")


ACTIONS = {"bat-dau": begin, "tao-ho-so": create_planned, "mo-ho-so": open_folder, "ho-so-mau": copy_example}
