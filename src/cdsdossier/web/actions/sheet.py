"""Forms of the score sheet: send it up, then bring it in as it was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import apply_changes
from cdsdossier.web.actions.answers import Answer, Moved
from cdsdossier.web.body import SentForm
from cdsdossier.web.headers import name_download
from cdsdossier.web.site import Site
from cdsdossier.web.uploads import digest_changes
from cdsdossier.workflows.score_sheet.import_plan import plan_sheet_import

if TYPE_CHECKING:
    from starlette.responses import Response


def look_at_sheet(site: Site, form: SentForm) -> Answer:
    """Keep a sheet that was sent up, and show what it would change."""
    files = form.files("tep")
    if not files or not (files[0].filename or "").lower().endswith(".xlsx"):
        raise WrongUsage("Chưa chọn phiếu Excel (.xlsx) đã điền.")
    return Moved(f"phieu/{site.uploads.keep(files[0].file, '.xlsx')}")


def bring_in_sheet(site: Site, form: SentForm) -> Answer:
    """Write what the page of a sheet has shown; refuse where it would be something else by now."""
    key = form.get("phieu")
    source, assessment = site.uploads.find(key), site.assessment()
    if source is None:
        raise WrongUsage("Phiếu đã đưa lên không còn nữa. Đưa lên lần nữa.")
    plan = plan_sheet_import(assessment.dossier, assessment.indicator_set, source)
    if digest_changes(plan.changes) != form.get("dau"):
        raise Refused(
            "Hồ sơ vừa được sửa nên phiếu sẽ đổi khác với những gì đã xem; chưa ghi gì. Xem lại rồi bấm lần nữa."
        )
    with site.change("đưa phiếu Excel vào"):
        apply_changes(site.folder, [one for one in plan.changes if one.before != one.after])
    site.uploads.drop(key)
    site.say(f"Đã đưa {len(plan.lines)} giá trị từ phiếu Excel vào hồ sơ.", change=True)
    return Moved("diem")


def hand_sheet(site: Site, _name: str) -> Response | None:
    """Return the score sheet for download."""
    from starlette.responses import Response

    from cdsdossier.workflows.score_sheet.export import build_workbook

    assessment = site.assessment()
    name = f"phieu-cham-{assessment.dossier.head.school_year or assessment.dossier.folder.name}.xlsx"
    content = build_workbook(assessment.dossier, assessment.indicator_set, site.folder.parent / name)
    headers = name_download(name)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Response(content, media_type=kind, headers=headers)


ACTIONS = {"xem-phieu": look_at_sheet, "dua-phieu": bring_in_sheet}
