"""Forms of the documents: make the Word file, the official version, file the signed copy."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.selection import select_documents
from cdsdossier.documents.rendering import RenderedDocument, list_documents, render_documents
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.atomic import write_new
from cdsdossier.model.dossier.register import ALL_DOCUMENT_KINDS
from cdsdossier.web.actions.answers import Answer, go_back
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site
from cdsdossier.workflows.add_signed_copy import add_signed_copy


def make_documents(site: Site, form: SentForm) -> Answer:
    """Make one document, or all that have their data; ``chinh-thuc``: the official version."""
    assessment, final, force = site.assessment(), bool(form.get("chinh-thuc")), bool(form.get("ghi-de"))
    folders, named = OutputFolders.of(site.folder), form.get("van-ban")
    if named and named not in {entry.id for entry in list_documents()}:
        raise WrongUsage("Không có văn bản này.")
    with site.change("tạo bản chính thức", site.office_folder) if final else site.lock:
        if named:
            documents: tuple[str, ...] = (named,)
        else:
            received = assessment.dossier.received
            chosen = select_documents(assessment, folders, "docx", everything=False, final=final, received=received)
            documents = chosen.documents
            for entry, why in chosen.lacking:
                site.say(f"Chưa tạo {entry.name}: {why}.", "can")
        if final and not named:
            done = _make_what_is_fit(site, documents, folders, force=force)
        else:
            done = render_documents(assessment, documents, folders, force=force, final=final)
    _tell(site, done, final=final)
    return go_back(form)


def _make_what_is_fit(
    site: Site, documents: tuple[str, ...], folders: OutputFolders, *, force: bool
) -> tuple[RenderedDocument, ...]:
    """Make the official versions that can be; name the documents whose own pages say what they lack."""
    try:
        return render_documents(site.assessment(), documents, folders, force=force, final=True)
    except Refused:
        if len(documents) == 1:
            raise
    done: list[RenderedDocument] = []
    lacking: list[str] = []
    for one in documents:
        try:
            done += render_documents(site.assessment(), (one,), folders, force=force, final=True)
        except Refused:
            lacking.append(ALL_DOCUMENT_KINDS[one].name)
    words = f"Chưa tạo được bản chính thức của {len(lacking)} văn bản: {', '.join(lacking)}."
    site.say(f"{words} Bấm tên văn bản để xem còn thiếu gì.", "can")
    return tuple(done)


def file_signed_copy(site: Site, form: SentForm) -> Answer:
    """File the signed copy of a document that was sent up."""
    files = form.files("tep")
    if not files:
        raise WrongUsage("Chưa chọn tệp bản đã ký.")
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "tep"
        write_new(source, files[0].file)
        with site.change("thêm bản đã ký"):
            place = add_signed_copy(site.folder, form.get("van-ban"), source, files[0].filename or "ban-da-ky.pdf")
    site.say(f"Đã lưu bản đã ký: evidence/{place}", change=True)
    return go_back(form)


def _tell(site: Site, done: tuple[RenderedDocument, ...], *, final: bool) -> None:
    if not done and not final:
        site.say("Không có văn bản nào để tạo: xem dòng dưới tên mỗi văn bản.", "can")
    written = sum(one.written for one in done)
    if done and final:
        site.say(f"Đã có {len(done)} bản chính thức. Bấm tên tệp để tải về.")
    elif done:
        same = f", {len(done) - written} tệp không đổi" if written < len(done) else ""
        site.say(f"Đã tạo {written} tệp Word{same}. Bấm tên tệp để tải về.")
    gaps = sum(len(one.gaps) for one in done)
    if gaps:
        site.say(f"Còn {gaps} chỗ trống trong các tệp vừa tạo; bấm Xem trước để thấy chỗ “……”.", "can")


ACTIONS = {"tao-van-ban": make_documents, "ban-ky": file_signed_copy}
