"""Forms of values and list items, of any page: save, add, remove, move, take back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cdsdossier.model.dossier import REVIEW
from cdsdossier.web.actions.answers import Again, Answer, find_page, go_back
from cdsdossier.web.body import SentForm
from cdsdossier.web.boxes import FormState
from cdsdossier.web.site import Site
from cdsdossier.workflows.undo import take_back
from cdsdossier.workflows.value_edits import (
    EditOutcome,
    ValueEdit,
    add_item,
    drop_item,
    move_item,
    parse_address,
    save_values,
)

#: How fields are named: the value, the digest of what was shown, a value of a new item.
VALUE, SHOWN, NEW = "v:", "t:", "m:"
_CONFLICT = "Có chỗ vừa được sửa ở nơi khác (cửa sổ khác, hoặc Notepad) nên chưa ghi đè: xem hai bản ở ô tô đậm."
_FAULT = "Có chỗ chưa ghi được: xem lời ở dưới ô tô đậm. Những gì đã gõ vẫn còn đó."


def save(site: Site, form: SentForm) -> Answer:
    """Write the values that were changed."""
    edits = list_edits(form)
    by_folder: dict[Path, list[ValueEdit]] = {}
    for edit in edits:
        by_folder.setdefault(_home(site, edit.address), []).append(edit)
    whole = EditOutcome()
    for folder, several in by_folder.items():
        with site.change("sửa giá trị", folder):
            outcome = save_values(folder, several)
        whole.saved += outcome.saved
        whole.faults |= outcome.faults
        whole.conflicts |= outcome.conflicts
    return answer_outcome(site, form, edits, whole)


def list_edits(form: SentForm) -> list[ValueEdit]:
    """Return the boxes of a form."""
    return [ValueEdit(one, form.get(SHOWN + one), form.lines(VALUE + one)) for one in form.names(VALUE)]


def answer_outcome(site: Site, form: SentForm, edits: Sequence[ValueEdit], whole: EditOutcome) -> Answer:
    """Say what was written; show the page again where something could not be."""
    if whole.saved:
        site.say(f"Đã ghi {len(whole.saved)} chỗ.", change=True)
    if not whole.faults and not whole.conflicts:
        return go_back(form)
    left = {*whole.faults, *whole.conflicts}
    typed = {edit.address: edit.typed for edit in edits if edit.address in left}
    message = _CONFLICT if whole.conflicts else _FAULT
    return Again(
        find_page(form), FormState(typed, whole.faults, whole.conflicts, message), 409 if whole.conflicts else 422
    )


def add(site: Site, form: SentForm) -> Answer:
    """Add an item to a list."""
    address = form.get("danh-sach")
    typed = {key: form.lines(NEW + key) for key in form.names(NEW)}
    folder = _home(site, address)
    with site.change("thêm một mục", folder):
        outcome = add_item(folder, address, typed)
    if outcome.saved:
        site.say("Đã thêm một mục.", change=True)
        return go_back(form)
    faults = {f"{address}/+/{key}": words for key, words in outcome.faults.items()}
    kept = {f"{address}/+/{key}": words for key, words in typed.items()}
    message = _FAULT if faults else "Chưa điền gì nên chưa thêm mục nào."
    return Again(find_page(form), FormState(kept, faults, {}, message))


def drop(site: Site, form: SentForm) -> Answer:
    """Remove an item from a list."""
    address = form.get("muc")
    folder = _home(site, address)
    with site.change("bỏ một mục", folder):
        drop_item(folder, address, form.get("dau"))
    site.say("Đã bỏ một mục.", change=True)
    return go_back(form)


def move(site: Site, form: SentForm) -> Answer:
    """Move an item of a list one place up or down."""
    address = form.get("muc")
    folder = _home(site, address)
    with site.change("đổi thứ tự", folder):
        move_item(folder, address, form.get("dau"), up=form.get("chieu") == "len")
    site.say("Đã đổi thứ tự.", change=True)
    return go_back(form)


def undo(site: Site, form: SentForm) -> Answer:
    """Take the last change back."""
    with site.lock:
        step = take_back(site.office_folder if form.get("noi") == "co-quan" else site.folder)
    site.say(f"Đã lùi lại: {step.title}.")
    return go_back(form)


def _home(site: Site, address: str) -> Path:
    """Return the folder that the file of an address lies in."""
    return site.office_folder if parse_address(address).file == REVIEW else site.folder


ACTIONS = {"luu": save, "them": add, "bo": drop, "doi-cho": move, "lui": undo}
