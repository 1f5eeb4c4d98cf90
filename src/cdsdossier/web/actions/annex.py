"""Forms of the plan's annex: send it up, then bring it into the timeline as it was shown."""

from __future__ import annotations

from pathlib import PurePosixPath

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import apply_changes
from cdsdossier.web.actions.answers import Answer, Moved
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site
from cdsdossier.web.uploads import digest_changes
from cdsdossier.workflows.plan_import.plan import plan_annex_import, suggest_timeline


def look_at_annex(site: Site, form: SentForm) -> Answer:
    """Keep a plan that was sent up, and show what it would change; its content decides whether it can be read."""
    files = form.files("tep")
    if not files:
        raise WrongUsage("Chưa chọn tệp kế hoạch.")
    ending = PurePosixPath(files[0].filename or "").suffix.lower()
    return Moved(f"phu-luc/{site.uploads.keep(files[0].file, ending)}")


def bring_in_annex(site: Site, form: SentForm) -> Answer:
    """Write what the page of a plan has shown; refuse where it would be something else by now."""
    key = form.get("phu-luc")
    source, dossier = site.uploads.find(key), site.assessment().dossier
    if source is None:
        raise WrongUsage("Kế hoạch đã đưa lên không còn nữa. Đưa lên lần nữa.")
    with site.change("lấy lịch từ kế hoạch"):
        plan = plan_annex_import(dossier, source, suggest_timeline(dossier))
        if digest_changes(plan.changes) != form.get("dau"):
            raise Refused(
                "Lịch vừa được sửa nên sẽ đổi khác với những gì đã xem; chưa ghi gì. Xem lại rồi bấm lần nữa."
            )
        apply_changes(site.folder, plan.changes)
    site.uploads.drop(key)
    site.say("Đã đưa các việc của kế hoạch vào lịch.", change=True)
    return Moved("lich")


ACTIONS = {"xem-phu-luc": look_at_annex, "dua-phu-luc": bring_in_annex}
