"""Words → the steps of the procedure and the documents of the register. What they do not say is never guessed."""

from __future__ import annotations

import re

from cdsdossier.text.normalize import fold_text, tidy_text

_SELF = r"tu (?:kiem tra,? (?:va )?)?danh gia"
_OUTSIDE = "danh gia ngoai"

_LONGEST = 1000  # characters; what comes later names nothing

#: Abbreviations that every school uses.
_SHORT = (
    (re.compile(r"\bqd\b"), "quyet dinh"),
    (re.compile(r"\bbb\b"), "bien ban"),
    (re.compile(r"\bkh\b"), "ke hoach"),
    (re.compile(r"\bhd ?tdg\b"), "hoi dong tu danh gia"),
    (re.compile(r"\btdg\b"), "tu danh gia"),
    (re.compile(r"\bdgn\b"), _OUTSIDE),
    (re.compile(r"\bhd(?= tu danh gia)"), "hoi dong"),
    (re.compile(r"\bcsdl\b"), "co so du lieu"),
)

#: The outside assessment as something to be done, not as what is asked for, planned or made known.
_NOT_DONE = re.compile(
    rf"(?:de nghi|ket qua)(?:(?!de nghi|ket qua|ke hoach)[^,;.])*?{_OUTSIDE}|ke hoach(?:(?!ke hoach)[^;.])*?{_OUTSIDE}"
)

#: Step → the words that name it, in the order of STEPS; “tự đánh giá” counts only where nothing else does.
_STEPS = (
    ("ke-hoach", re.compile(r"\b(?:xay dung|lap|ban hanh),? (?:(?!theo\b|dat\b)\w+,? ){0,4}?ke hoach\b")),
    ("hoi-dong", re.compile(r"\A(?>.*?\bthanh lap\b).*\bhoi dong\b")),
    ("de-nghi", re.compile(r"\A(?>.*?\bde nghi\b).*\bdanh gia\b")),
    ("danh-gia-ngoai", re.compile(rf"\b{_OUTSIDE}\b")),
    ("cap-nhat", re.compile(r"\A(?>.*?\bcap nhat\b).*\b(?:ket qua|co so du lieu)\b")),
    ("cong-bo", re.compile(r"\bcong (?:bo|khai)\b")),
)

#: A document's name, as it opens what a task leaves behind.
NAME = (
    r"(?:quyet dinh|bien ban|to trinh|bao cao|ke hoach|thong bao|cong van|giay (?:chung nhan|xac nhan|moi)|danh muc"
    r"|danh sach|phieu|ho so|nghi quyet|quy che|hop dong|bang (?:tong hop|diem|cham|phan cong))\b"
)
#: What may stand before it: ``01 Kế hoạch``, ``Ban hành Kế hoạch``.
BEFORE = r"(?:(?:\d{1,2}|co|cac|ban hanh|xay dung|lap|hoan thanh|hoan thien) )*"

#: Other things that schools assess, in documents of the same names.
_OTHER = re.compile(r"\b(?:hoc sinh|giao vien|vien chuc|chuan nghe|thi dua|xep loai|chat luong)\b")
_OF_COUNCIL = r"(?:(?:hop|ve|viec|cua|hoi dong|to|ket qua|cuoc hop|lam viec|thuc hien|cong tac) )*?"
_ABOUT = "(?:ve |viec )*"

#: Document → how its name begins, and whether one that speaks of the outside assessment is another document.
_DOCUMENTS = tuple(
    (document, re.compile(rf"\A{opening}\b"), own)
    for document, opening, own in (
        (
            "bien-ban-tu-danh-gia",
            rf"bien ban {_OF_COUNCIL}(?:{_SELF}|hop hoi dong(?! (?:truong|su pham|khoa hoc)))",
            True,
        ),
        ("quyet-dinh-hoi-dong", rf"quyet dinh {_ABOUT}thanh lap\b(?>.*?\bhoi dong\b).*\b{_SELF}", True),
        (
            "quyet-dinh-cong-nhan",
            rf"quyet dinh {_ABOUT}(?:cong nhan|phe duyet)\b(?>.*?\bket qua\b).*\b{_SELF}",
            True,
        ),
        ("to-trinh", r"to trinh", False),
        ("bao-cao", rf"bao cao\b(?:.*\b{_SELF}|(?>.*?\bket qua\b).*\bdanh gia)", True),
        ("ke-hoach", r"ke hoach\b.*\bdanh gia", True),
        ("danh-muc-minh-chung", r"danh muc (?:\w+ ){0,2}?minh chung", False),
        ("phieu-cham-diem", r"phieu (?:(?:tu|tong hop|ket qua) )*(?:cham diem|danh gia)", True),
        ("thong-bao-ket-qua", r"thong bao\b.*\b(?:cong bo|ket qua)", False),
    )
)


def classify_steps(what: str) -> tuple[str, ...]:
    """Return the steps that a task's words name, in the procedure's order; none where they name none."""
    words = _written_out(what)
    done = _NOT_DONE.sub(lambda found: found[0].removesuffix(_OUTSIDE) + "danh gia", words)
    named = tuple(step for step, pattern in _STEPS if pattern.search(done))
    if named:
        return named
    return ("tu-danh-gia",) if re.search(rf"\b{_SELF}\b", words) else ()


def classify_document(name: str, steps: tuple[str, ...] = ()) -> str | None:
    """Return the id of the document that a product's words name, in a task of these steps; None where they do not."""
    words = re.sub(rf"^{BEFORE}(?={NAME})", "", _written_out(name))
    if _names_two(name) or _OTHER.search(words):
        return None
    if re.fullmatch(r"ke hoach(?: cua (?:nha )?truong)?\W*", words):
        return "ke-hoach" if "ke-hoach" in steps else None
    outside = _OUTSIDE in words and not re.search(rf"\b{_SELF}(?! ngoai)\b", words.replace(_OUTSIDE, ""))
    found = (id_ for id_, opening, own in _DOCUMENTS if opening.match(words) and not (own and outside))
    return next(found, None)


def _written_out(text: str) -> str:
    words = fold_text(text[:_LONGEST])
    for short, long in _SHORT:
        words = short.sub(long, words)
    return words


def _names_two(name: str) -> bool:
    """Return whether the name covers two documents (“Biên bản và Quyết định”), so that neither can be chosen."""
    written = tidy_text(name)
    return any(written[found.end()].isupper() for found in re.finditer(rf" va (?={NAME})", fold_text(name)))
