"""Lời văn nêu điểm, mức hoặc số phiếu khác với số liệu của hồ sơ.

Vì sao: báo cáo viết “đạt 82/100 điểm”, “Mức độ 3” hay “7/7 thành viên” trong lời văn, còn bảng ngay bên cạnh in số
khác; lời văn gõ một lần rồi điểm sửa sau là chuyện thường gặp. Người đọc không biết tin số nào. Chỉ xét số nói về kết
quả năm nay. Số của năm học trước, chỉ tiêu, điểm tối đa, mức của việc khác (chuẩn quốc gia, phổ cập, dịch vụ công) thì
không xét; còn mục chưa chấm thì điểm và mức cũng chưa xét.
Cách sửa: sửa câu văn theo số liệu của hồ sơ; nếu câu văn đúng thì sửa điểm, hoặc sổ văn bản.
"""

from functools import cache, partial

from cdsdossier.judging.claimed_results import ComputedResults, VotePair
from cdsdossier.judging.review import compare_review
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_text
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.model.dossier.head import Issued
from cdsdossier.text.prose_claims import find_claims

SEVERITY = Severity.WARNING
MESSAGE = "câu “{sentence}” ghi “{words}”, nhưng {computed}"
FIX = "Sửa câu này theo số liệu của hồ sơ; nếu câu đúng thì sửa lại số liệu."

_SHOWN = 110


def check(case: Case) -> Hits:
    """Yield every claim of the prose that the dossier does not bear out."""
    year = case.dossier.year.first
    own, office = cache(partial(_school_results, case)), cache(partial(_office_results, case))  # few texts claim any
    for typed in case.texts:
        if not typed.is_prose:
            continue
        for claim in find_claims(typed.text, year):
            computed = (office if typed.file == REVIEW else own)().contradict(claim)
            if computed:
                sentence = _shorten(claim.sentence, claim.words)
                yield hit_at_text(typed, sentence=sentence, words=claim.words, computed=computed)


def _school_results(case: Case) -> ComputedResults:
    head = case.dossier.head
    votes = _find_votes(head.documents.get("bien-ban-tu-danh-gia") or Issued(), len(head.council))
    return ComputedResults((case.scores,), frozenset(votes), len(head.council))


def _office_results(case: Case) -> ComputedResults:
    """Return what the office's own texts may name: its points beside the school's, its votes beside the council's."""
    own, review = _school_results(case), case.dossier.review or Review()
    external = compare_review(case.dossier, case.indicator_set, case.scores).external_sheet
    votes = _find_votes(review.documents.get("bien-ban-danh-gia-ngoai") or Issued(), len(review.team))
    return ComputedResults((case.scores, external), own.votes | votes if votes else frozenset(), own.members)


def _find_votes(minutes: Issued, members: int) -> set[VotePair]:
    if minutes.for_ is None or minutes.present is None:
        return set()
    return {(minutes.for_, minutes.present), (minutes.present, members), (minutes.for_, members)}


def _shorten(sentence: str, words: str) -> str:
    """Return a sentence, or the part of it around these words where it is long."""
    if len(sentence) <= _SHOWN:
        return sentence
    start = max(0, sentence.find(words) - _SHOWN // 2)
    part = sentence[start : start + _SHOWN]
    return f"… {part.partition(' ')[2]} …" if start else f"{part.rpartition(' ')[0]} …"
