"""Forms of evidence: files that are sent, or an address, are filed with a row; a file goes into the dossier's trash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.dossier.scores import Evidence
from cdsdossier.views.row_evidence import find_evidence
from cdsdossier.web.actions.answers import Again, Answer, find_page, go_back
from cdsdossier.web.actions.values import NEW
from cdsdossier.web.body import SentForm
from cdsdossier.web.boxes import NEW_ITEM, FormState
from cdsdossier.web.site import Site
from cdsdossier.workflows.add_evidence import (
    AddEvidencePlan,
    apply_add_evidence,
    list_unopenable_evidence,
    plan_add_evidence,
)
from cdsdossier.workflows.evidence_sources import is_web_address
from cdsdossier.workflows.remove_evidence import apply_remove_evidence, plan_remove_evidence
from cdsdossier.workflows.sent_files import SentFile, keep_sent_files
from cdsdossier.workflows.value_edits import parse_item

_FAULT = "Chưa thêm gì: xem lời ở dưới ô tô đậm. Tệp đã chọn thì chọn lại."


def add(site: Site, form: SentForm) -> Answer:
    """File what was sent, an address, or a file that lies there already, with a row."""
    row, typed = form.get("thu-muc"), {key: " ".join(form.get(NEW + key).split()) for key in form.names(NEW)}
    details, faults = parse_item(Evidence, typed)
    if faults:
        return Again(find_page(form), _keep_typed(form, typed, faults))
    sent = [SentFile(one.filename or "", one.file) for one in form.files("tep")]
    with keep_sent_files(sent) as kept:
        names = [*map(str, kept), *_address(form), *_lying(site, form.get("co-san"))]
        if not names:
            raise WrongUsage("Chưa chọn tệp nào, cũng chưa ghi địa chỉ trang web.")
        with _short_places(site.folder, *kept), site.change(f"thêm minh chứng cho mục chấm {row}"):
            now = site.assessment()
            plan = plan_add_evidence(now.dossier, now.indicator_set, names, row, details)
            done = apply_add_evidence(plan)
        _tell(site, done, row, kept)
    return go_back(form)


def remove(site: Site, form: SentForm) -> Answer:
    """Move a file into the dossier's trash; its entries go."""
    with site.change("gỡ minh chứng"):
        now = site.assessment()
        file = find_evidence(now, form.get("tep"))
        if file is None:
            raise Refused("Tệp này không còn trong hồ sơ; chưa đổi gì. Mở lại trang để xem.")
        done = apply_remove_evidence(plan_remove_evidence(now.dossier, now.indicator_set, file.path))
    site.say(f"Đã gỡ {done.place}; tệp nằm trong thư mục .trash của hồ sơ.", change=True)
    return go_back(form)


def _keep_typed(form: SentForm, typed: dict[str, str], faults: dict[str, str]) -> FormState:
    mark = form.get("co-san")
    start = f"{form.get('danh-sach')}{mark and f'/{mark}'}{NEW_ITEM}"
    return FormState(
        {start + key: words for key, words in typed.items()},
        {start + key: words for key, words in faults.items()},
        {},
        _FAULT,
    )


def _address(form: SentForm) -> Iterator[str]:
    """Yield the address of a web page; never anything that could name a file of this machine."""
    url = form.get("dia-chi").strip()
    if url and not is_web_address(url):
        raise WrongUsage("Địa chỉ trang web phải viết đủ, bắt đầu bằng https://")
    if url:
        yield url


def _lying(site: Site, identity: str) -> Iterator[str]:
    """Yield the path of a file that lies in the evidence and is to be listed."""
    if identity:
        now = site.assessment()
        file = find_evidence(now, identity)
        if file is None:
            raise Refused("Tệp này không còn trong hồ sơ; chưa đổi gì. Mở lại trang để xem.")
        yield str(now.dossier.folder / "evidence" / (file.raw or file.path))


def _tell(site: Site, done: AddEvidencePlan, row: str, kept: list[Path]) -> None:
    """Say what was added, what was passed over, and what of it proves nothing yet."""
    site.say(f"Đã thêm {len(done.pieces)} minh chứng cho mục chấm {row}.", change=True)
    for words in done.passed_over:
        site.say(f"Bỏ qua: {_shorten(words, site.folder, kept)}.", "can")
    for path, twin in done.twins.items():
        words = f"Chú ý: {path} giống hệt {twin}; một mục chấm chỉ cần một bản."
        site.say(_shorten(words, site.folder, kept), "can")
    for path in list_unopenable_evidence(done):
        site.say(f"Chú ý: {path.name} rỗng, bị hỏng hoặc có mật khẩu nên chưa là minh chứng.", "can")


@contextmanager
def _short_places(folder: Path, *kept: Path) -> Iterator[None]:
    """Let what is refused name files without the folders that they lie in."""
    try:
        yield
    except (WrongUsage, Refused) as error:
        raise type(error)(_shorten(str(error), folder, kept)) from error


def _shorten(words: str, folder: Path, kept: list[Path] | tuple[Path, ...]) -> str:
    for place in {folder, *(path.parent for path in kept)}:
        words = words.replace(f"{place}{os.sep}", "")
    return words


ACTIONS = {"minh-chung": add, "go-minh-chung": remove}
