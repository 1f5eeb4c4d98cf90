"""Forms of handing in and publishing: the package beside the dossier, the public page in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.views.numbers import format_bytes
from cdsdossier.views.publish import is_approved, list_standing_errors, refuse_unready, render_public_files
from cdsdossier.web.actions.answers import Answer, go_back
from cdsdossier.web.body import SentForm
from cdsdossier.web.headers import PAPER_POLICY, name_download
from cdsdossier.web.site import Site
from cdsdossier.workflows.package import plan_package
from cdsdossier.workflows.package.sending import (
    choose_package_file,
    find_package_home,
    find_sent_package,
    plan_sending,
    send_package,
)
from cdsdossier.workflows.publish.documents import list_document_remarks, load_public_documents
from cdsdossier.workflows.publish.place import explain_dossier_place
from cdsdossier.workflows.publish.write_folder import PAGE, list_strangers, write_public_folder

if TYPE_CHECKING:
    from starlette.responses import Response

#: Foreign files named in a message.
_NAMED = 6


def pack(site: Site, form: SentForm) -> Answer:
    """Pack the dossier into a file beside its folder."""
    assessment, root = site.assessment(), site.folder
    beside = find_package_home(root).parent
    with site.lock:
        plan = plan_package(assessment, draft=bool(form.get("nhap")))
        sending = plan_sending(root, plan, assessment.today, beside)
        if there := sending.find_package(root):
            site.say(f"Hồ sơ không đổi gì từ lần gửi {there[1].revision}, nên không đóng gói lại. Gói ở: {there[0]}")
            return go_back(form)
        written = send_package(root, plan, sending, choose_package_file(beside, plan.name, sending))
    what = "bản nháp" if sending.revision is None else f"hồ sơ, lần gửi {sending.revision}"
    site.say(f"Đã đóng gói {what}: {written.path} ({written.files} tệp, {format_bytes(written.size)}).")
    site.say(f"Mã SHA-256 để ghi vào công văn: {written.sha256}")
    return go_back(form)


def publish(site: Site, form: SentForm) -> Answer:
    """Write the public page into a folder."""
    assessment, draft = site.assessment(), bool(form.get("nhap"))
    to = _public_place(site, form.get("noi-cong-bo"))
    if not draft:
        refuse_unready(assessment)
    documents = load_public_documents(assessment.dossier)
    with site.lock:
        files = render_public_files(assessment, documents, draft=draft)
        write_public_folder(to, files)
    site.say(f"Đã tạo trang công bố{' (bản nháp)' if draft else ''}: mở {to / PAGE} xem lại.")
    if not draft:
        site.say(f"Rồi chép cả thư mục {to} lên trang của trường.")
    if documents and not draft:
        site.say("Ai cũng đọc được toàn bộ văn bản đã chép: xem lại nội dung trước khi đưa lên.", "can")
    if strangers := list_strangers(to, files):
        site.say(f"Trong {to} còn tệp khác, bỏ ra nếu không để công bố: {', '.join(strangers[:_NAMED])}", "can")
    for remark in list_document_remarks(assessment.dossier):
        site.say(remark, "can")
    return go_back(form)


def _public_place(site: Site, typed: str) -> Path:
    """Return the folder that was typed, beside the dossier unless it is named in full."""
    words = typed.strip().strip('"')
    if not words or "\0" in words:
        raise WrongUsage("Chưa ghi thư mục để tạo trang công bố.")
    to = site.folder.parent / words
    if not to.parent.is_dir():
        raise WrongUsage(f"Không có thư mục {to.parent}. Ghi một thư mục có sẵn, hoặc tên mới nằm cạnh hồ sơ.")
    if why := explain_dossier_place(to, site.folder):
        raise Refused(f"{to} {why} Ghi tên một thư mục riêng, ví dụ {site.public_folder}")
    return to


def hand_package(site: Site, revision: str) -> Response | None:
    """Return a package that was sent for download, as long as it is the one that was written."""
    from starlette.responses import FileResponse

    path = find_sent_package(site.folder, int(revision)) if revision.isascii() and revision.isdecimal() else None
    if path is None:
        return None
    headers = name_download(path.name)
    return FileResponse(path, media_type="application/zip", headers=headers)


def show_public_page(site: Site, _name: str) -> Response:
    """Return the public page as it would be written now."""
    from starlette.responses import HTMLResponse

    assessment = site.assessment()
    draft = not is_approved(assessment) or any(list_standing_errors(assessment))
    page = render_public_files(assessment, load_public_documents(assessment.dossier), draft=draft)[PAGE]
    return HTMLResponse(page, headers={"content-security-policy": PAPER_POLICY})


ACTIONS = {"dong-goi": pack, "cong-bo": publish}
