"""Hội đồng tự đánh giá chưa đủ hoặc chưa đúng thành phần.

Vì sao: biên bản do Chủ tịch và Thư ký ký; thiếu một người thì không có ai ký, một người ghi hai lần thì đếm phiếu sai.
Hai người cùng là người đứng đầu, hoặc một người ghi hai chức vụ, thì giấy tờ mâu thuẫn nhau.
Hội đồng dưới 5 người hoặc có số người chẵn chỉ là cảnh báo: biểu quyết dễ ngang phiếu.
Cách sửa: sửa danh sách council: một Chủ tịch, ít nhất một Thư ký, mỗi người một dòng có role. Hội đồng đã ký rồi mới
đổi hiệu trưởng thì giữ nguyên Hội đồng, thêm signer là hiệu trưởng cũ ở documents.quyet-dinh-hoi-dong.
Căn cứ: quyết định thành lập Hội đồng; số lẻ, từ 5 người trở lên là thông lệ, bộ chỉ số không quy định.
"""

import re
from collections.abc import Sequence
from typing import Any

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import Member, Person
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"

_LEADING = re.compile(r"\b(?:phó )?(?:hiệu trưởng|giám đốc|trưởng phòng)\b")
_FEWEST = 5
_DECISION = "quyet-dinh-hoi-dong"
_ONE_HEAD = "sửa cho hai chỗ cùng một người, hoặc sửa post của thành viên này."
_FIRST = "Ghi mỗi người một dòng dưới council:, ví dụ - {name: N.V.A., post: Hiệu trưởng, role: Chủ tịch}"


def check(case: Case) -> Hits:
    """Yield what the council lacks or has twice; a member that could not be read has its own finding."""
    if HEAD not in case.dossier.pages or case.dossier.unreadable(HEAD):
        return
    council, listed = case.dossier.head.council, case.dossier.get_written(HEAD, "council")
    if not council:
        if not listed:
            yield _at(what="Hội đồng tự đánh giá chưa có thành viên nào", how=_FIRST)
        return
    yield from _twice(council)
    whole = [_is_read_whole(case.dossier.get_written(HEAD, "council", at), one) for at, one in enumerate(council)]
    for index, member in enumerate(council):
        if whole[index] and member.role is None:
            name = f"“{member.name}”" if member.name else f"người thứ {index + 1}"
            how = "Thêm role: Ủy viên (hoặc Chủ tịch, Phó chủ tịch, Thư ký)."
            yield _at(index, what=f"{name} chưa có vai trò trong Hội đồng", how=how)
    if all(whole):
        yield from _roles(council)
        yield from _another_head(council, *_head_then(case), signed=_is_signed(case))
        yield from _other_title(
            council, [one for _, _, one in list_registers(case.dossier.head, None)[0].list_signers()]
        )
        yield from _size(len(council))


def _at(*path: str | int, severity: Severity | None = None, **words: Any) -> Hit:  # noqa: ANN401 - words of a sentence
    return Hit(HEAD, ("council", *path), key=not path, words=words, severity=severity)


def _is_read_whole(listed: object, member: Member) -> bool:
    """Return whether all keys of a member are known and its role was not refused."""
    if not isinstance(listed, dict) or not listed.keys() <= member.fields.keys():
        return False
    return member.role is not None or not listed.get("role")


def _twice(council: Sequence[Member]) -> Hits:
    names = [fold_case(member.name) for member in council]
    for index, name in enumerate(names):
        if name and name in names[:index]:
            how = "Xóa dòng thừa; nếu là hai người trùng tên thì ghi thêm để phân biệt, ví dụ (tổ Toán)."
            yield _at(index, "name", what=f"“{council[index].name}” có tên hai lần trong Hội đồng", how=how)


def _roles(council: Sequence[Member]) -> Hits:
    roles = [member.role for member in council]
    for wanted in ("Chủ tịch", "Thư ký"):
        if wanted not in roles:
            yield _at(what=f"Hội đồng chưa có {wanted}", how=f"Ghi role: {wanted} cho một thành viên.")
    for index, role in enumerate(roles):
        if role == "Chủ tịch" and role in roles[:index]:
            how = "Giữ một Chủ tịch; người kia ghi role: Phó chủ tịch hoặc Ủy viên."
            yield _at(index, "role", what="Hội đồng có hai Chủ tịch", how=how)


def _another_head(council: Sequence[Member], head: Person | None, place: str, *, signed: bool) -> Hits:
    """Yield each member with the post of the school's head and another name: two documents would name two heads."""
    if head is None or not head.name or not head.title or fold_case(head.title).startswith("phó "):
        return  # there may be several deputies
    for index, member in enumerate(council):
        same_post = fold_case(member.post) == fold_case(head.title)
        if member.name and same_post and fold_case(member.name) != fold_case(head.name):
            what = f"{head.title} trong Hội đồng là “{member.name}”, còn {place}.name là “{head.name}”"
            yield _at(index, "name", what=what, how=_keep(member) if signed else _ONE_HEAD.capitalize())


def _keep(member: Member) -> str:
    """Return how a council stays as it was signed, when the head has changed since."""
    signer = f"signer: {{name: {member.name}, title: {member.post}}}"
    return f"Hội đồng đã ký thì giữ nguyên: thêm {signer} ở documents.{_DECISION}. Chưa ký thì {_ONE_HEAD}"


def _is_signed(case: Case) -> bool:
    """Return whether the decision on the council has been issued, and no signer of its own is named."""
    decision = case.dossier.head.documents.get(_DECISION)
    return decision is not None and decision.date is not None and decision.signer is None


def _head_then(case: Case) -> tuple[Person | None, str]:
    """Return who headed the school when the council was set up, and where: who signed its decision, if named there."""
    decision = case.dossier.head.documents.get(_DECISION)
    if decision and decision.signer:
        return decision.signer, f"documents.{_DECISION}.signer"
    return case.dossier.head.school.head, "school.head"


def _other_title(council: Sequence[Member], signers: Sequence[Person]) -> Hits:
    """Yield each member whose leading post is none of the titles under which that person signs."""
    for index, member in enumerate(council):
        name, rank = fold_case(member.name), _rank(member.post)
        same = [one for one in signers if name and fold_case(one.name) == name and _rank(one.title)]
        ranks = {_rank(one.title) for one in same}
        if rank and ranks and rank not in ranks and not any(one.acting for one in same):
            title = same[0].title
            what = f"“{member.name}” trong Hội đồng là “{member.post}”, khi ký văn bản là “{title}”"
            how = f"Ghi post: {title} ở đây, hoặc title: {member.post} ở người ký (school.head, signer)."
            yield _at(index, "post", what=what, how=how)


def _rank(post: str | None) -> str:
    """Return the leading post inside a post (``phó hiệu trưởng``); empty for one that leads nothing."""
    found = _LEADING.search(fold_case(post))
    return found[0] if found else ""


def _size(members: int) -> Hits:
    if members < _FEWEST or members % 2 == 0:
        what = f"Hội đồng có {members} thành viên; nên là số lẻ, từ {_FEWEST} người trở lên"
        how = "Thêm hoặc bớt thành viên; quyết định đã ban hành như vậy thì thêm miễn trừ, nêu lý do."
        yield _at(severity=Severity.WARNING, what=what, how=how)
