"""Forms of handing in and publishing: the package beside the dossier, the public page in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.dossier import find_root
from cdsdossier.views.numbers import format_bytes
from cdsdossier.views.publish import refuse_unready, render_public_files
from cdsdossier.web.actions.answers import Answer, go_back
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site
from cdsdossier.workflows.package import plan_package
from cdsdossier.workflows.package.sending import choose_package_file, plan_sending, send_package
from cdsdossier.workflows.publish.documents import list_document_remarks, load_public_documents
from cdsdossier.workflows.publish.place import refuse_dossier_place
from cdsdossier.workflows.publish.write_folder import PAGE, write_public_folder


def pack(site: Site, form: SentForm) -> Answer:
    """Pack the dossier into a file beside its folder."""
    assessment, root = site.assessment(), site.folder
    with site.lock:
        plan = plan_package(assessment, draft=bool(form.get("nhap")))
        sending = plan_sending(root, plan, assessment.today, root.parent)
        if there := sending.find_package(root):
            site.say(f"Hồ sơ không đổi gì từ lần gửi {there[1].revision}, nên không đóng gói lại. Gói ở: {there[0]}")
            return go_back(form)
        written = send_package(root, plan, sending, choose_package_file(root.parent, plan.name, sending))
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
        write_public_folder(to, render_public_files(assessment, documents, draft=draft))
    site.say(f"Đã tạo trang công bố{' (bản nháp)' if draft else ''}: mở {to / PAGE} xem lại.")
    if not draft:
        site.say(f"Rồi chép cả thư mục {to} lên trang của trường.")
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
    if find_root(to) != to:
        raise Refused(f"{to} nằm trong một hồ sơ: trang công bố là để ai cũng xem. Chọn thư mục khác.")
    refuse_dossier_place(to, site.folder)
    return to


ACTIONS = {"dong-goi": pack, "cong-bo": publish}
