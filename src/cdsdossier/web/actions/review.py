"""Forms of the external assessment: begin it, agree with many rows at once, conclude on rows."""

from __future__ import annotations

from datetime import date

from cdsdossier.errors import WrongUsage
from cdsdossier.files.changes import apply_changes
from cdsdossier.files.office_key import make_office_keys
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import compare_review
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.office import find_key_home
from cdsdossier.office.review.agree import plan_agreement
from cdsdossier.office.review.begin import ReceivedPackage, begin_review, refuse_unreadable_head
from cdsdossier.office.review.conclude import save_conclusions
from cdsdossier.web.actions.answers import Answer, go_back
from cdsdossier.web.actions.values import answer_outcome, list_edits
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site
from cdsdossier.yamlio.loader import is_unwritable


def begin(site: Site, form: SentForm) -> Answer:
    """Open the review of a received dossier."""
    scored = site.assessment()
    refuse_unreadable_head(scored.dossier)
    body = " ".join(form.get("co-quan").split())
    if not body:
        raise WrongUsage("Chưa điền tên cơ quan đánh giá ngoài.")
    with site.change("mở đánh giá ngoài", site.office_folder):
        package = _package(site, scored)
        begin_review(scored.dossier, scored.indicator_set, scored.office.profile, body=body, package=package)
    site.say("Đã mở đánh giá ngoài. Chưa mục chấm nào được coi là đồng ý.")
    return go_back(form)


def conclude(site: Site, form: SentForm) -> Answer:
    """Write conclusions on rows, with who concluded."""
    edits = list_edits(form)
    strange = [edit.address for edit in edits if not edit.address.startswith(f"{REVIEW}:")]
    if strange:
        raise WrongUsage("Trang này chỉ ghi vào phần của cơ quan.")
    by = _officer(site, form)
    with site.change("kết luận của đoàn", site.office_folder):
        outcome = save_conclusions(site.office_folder, edits, by=by, day=site.assessment().today)
    return answer_outcome(site, form, edits, outcome)


def agree(site: Site, form: SentForm) -> Answer:
    """Agree with the rows that were marked as looked at."""
    scored, by = site.assessment(), _officer(site, form)
    rows = [one for one in form.lines("dong-y").split("\n") if one]
    if not rows:
        raise WrongUsage("Chưa đánh dấu mục chấm nào.")
    compared = compare_review(scored.dossier, scored.indicator_set, scored.scores)
    plan = plan_agreement(scored, compared, rows, by=by)
    with site.change("đồng ý với trường", site.office_folder):
        apply_changes(plan.home, [plan.change])
    site.say(f"Đã ghi đồng ý {len(plan.agreed)} mục chấm.", change=True)
    return go_back(form)


def _officer(site: Site, form: SentForm) -> str:
    """Return who concludes; kept for the next form of this run."""
    by = " ".join(form.get("nguoi-xet").split())
    if not by or is_unwritable(by):
        raise WrongUsage("Chưa điền tên người xét: ghi tên ở đầu trang rồi làm lại. Chưa ghi gì.")
    site.officer = by
    return by


def _package(site: Site, scored: Assessment) -> ReceivedPackage | None:
    """Return the package that the dossier came in, as it is now; None where it came without one."""
    from cdsdossier.files.bagit.verify import verify_bag

    if not scored.dossier.received:
        return None
    home = site.office_folder
    return ReceivedPackage(verify_bag(home), date.today(), make_office_keys(find_key_home(home)))  # noqa: DTZ011 - the user's own calendar


ACTIONS = {"mo-danh-gia": begin, "ket-luan": conclude, "dong-y": agree}
