"""``dossier.yaml``: the school, the year, the council, the legal bases, the register of documents, the waivers."""

from __future__ import annotations

from datetime import date

from cdsdossier import fields
from cdsdossier.located import Form

#: The kinds of unit that an indicator set may apply to.
KINDS = ("mam-non", "tieu-hoc", "thcs", "thpt", "pho-thong-nhieu-cap", "gdtx", "so-gddt", "phong-gddt")

#: The documents of a year, in the order they are issued; ``templates/documents.yaml`` describes them.
DOCUMENTS = (
    "ke-hoach",
    "quyet-dinh-hoi-dong",
    "danh-muc-minh-chung",
    "phieu-cham-diem",
    "bien-ban-tu-danh-gia",
    "bao-cao",
    "quyet-dinh-cong-nhan",
    "to-trinh",
    "thong-bao-ket-qua",
)

ROLES = ("Chủ tịch", "Phó chủ tịch", "Thư ký", "Ủy viên")


class Person(Form):
    """Somebody who signs: ``title`` decides the authority line (KT. for a deputy, Q. when ``acting``)."""

    name: str | None = fields.text()
    title: str | None = fields.text()
    acting: bool = fields.flag(default=False)


class School(Form):
    """The unit whose dossier this is."""

    name: str | None = fields.text()
    code: str | None = fields.text()  #: the notation on its documents
    kind: str | None = fields.word(KINDS)
    place: str | None = fields.text()  #: địa danh
    parent: str | None = fields.text()  #: cơ quan chủ quản, printed above the name
    reports_to: str | None = fields.text()  #: the managing body that receives the dossier
    head: Person | None = fields.form(Person)
    staff: int | None = fields.count()


class Member(Form):
    """A member of the self-assessment council."""

    name: str | None = fields.text()
    post: str | None = fields.text()
    role: str | None = fields.word(ROLES)
    task: str | None = fields.text()


class Basis(Form):
    """A căn cứ; ``for`` limits it to some documents."""

    opener: str = fields.text(default="Căn cứ")
    kind: str | None = fields.text()
    number: str | None = fields.text()
    date: date | None = fields.day()
    issuer: str | None = fields.text()
    about: str | None = fields.text()
    for_: tuple[str, ...] = fields.texts(DOCUMENTS, key="for")


class Issued(Form):
    """A document of the register, with what was decided at its meeting if it is the minutes of one."""

    number: str | None = fields.document_number()
    date: date | None = fields.day()
    file: str | None = fields.text()
    starts: str | None = fields.text()
    ends: str | None = fields.text()
    place: str | None = fields.text()
    present: int | None = fields.count()
    absent: tuple[str, ...] | None = fields.texts(default=None)
    for_: int | None = fields.count(key="for")
    against: int | None = fields.count()
    abstain: int | None = fields.count()


class Waiver(Form):
    """A finding that the school knows of and accepts, with the reason."""

    rule: str = fields.text(required=True)
    where: str | None = fields.text()
    reason: str = fields.text(required=True)


class Head(Form):
    """The whole of ``dossier.yaml``; every text may still be empty."""

    school: School = fields.form(School, default=School())
    school_year: str | None = fields.school_year()
    indicator_set: str | None = fields.text()
    council: tuple[Member, ...] = fields.forms(Member)
    bases: tuple[Basis, ...] = fields.forms(Basis)
    documents: dict[str, Issued] = fields.table(Issued, DOCUMENTS)
    waivers: tuple[Waiver, ...] = fields.forms(Waiver)


#: What no dossier can do without.
REQUIRED = (
    ("school", "name"),
    ("school", "code"),
    ("school", "kind"),
    ("school", "place"),
    ("school", "parent"),
    ("school", "reports_to"),
    ("school", "head", "name"),
    ("school_year",),
    ("indicator_set",),
)
