"""``dossier.yaml``: the school, the year, the council, the legal bases, the register of documents, the waivers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cdsdossier.fields import Count, Day, DocumentNumber, Flag, Many, SchoolYear, Text
from cdsdossier.located import Form

#: The kinds of unit that an indicator set may apply to.
Kind = Literal["mam-non", "tieu-hoc", "thcs", "thpt", "pho-thong-nhieu-cap", "gdtx", "so-gddt", "phong-gddt"]

#: The documents of a year, in the order they are issued; ``templates/documents.yaml`` describes them.
DocumentId = Literal[
    "ke-hoach",
    "quyet-dinh-hoi-dong",
    "danh-muc-minh-chung",
    "phieu-cham-diem",
    "bien-ban-tu-danh-gia",
    "bao-cao",
    "quyet-dinh-cong-nhan",
    "to-trinh",
    "thong-bao-ket-qua",
]

Role = Literal["Chủ tịch", "Phó chủ tịch", "Thư ký", "Ủy viên"]


class Person(Form):
    """Somebody who signs: ``title`` decides the authority line (KT. for a deputy, Q. when ``acting``)."""

    name: Text | None = None
    title: Text | None = None
    acting: Flag = False


class School(Form):
    """The unit whose dossier this is."""

    name: Text | None = None
    code: Text | None = None  #: the notation on its documents
    kind: Kind | None = None
    place: Text | None = None  #: địa danh
    parent: Text | None = None  #: cơ quan chủ quản, printed above the name
    reports_to: Text | None = None  #: the managing body that receives the dossier
    head: Person | None = None
    staff: Count | None = None


class Member(Form):
    """A member of the self-assessment council."""

    name: Text | None = None
    post: Text | None = None
    role: Role | None = None
    task: Text | None = None


class Basis(Form):
    """A căn cứ; ``for`` limits it to some documents."""

    opener: Text = "Căn cứ"
    kind: Text | None = None
    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None
    about: Text | None = None
    for_: Annotated[tuple[DocumentId, ...], Many] = Field(default=(), alias="for", strict=False)


class Issued(Form):
    """A document of the register, with what was decided at its meeting if it is the minutes of one."""

    number: DocumentNumber | None = None
    date: Day | None = None
    file: Text | None = None
    starts: Text | None = None
    ends: Text | None = None
    place: Text | None = None
    present: Count | None = None
    absent: Annotated[tuple[Text, ...], Many] | None = None
    for_: Count | None = Field(default=None, alias="for")
    against: Count | None = None
    abstain: Count | None = None


class Waiver(Form):
    """A finding that the school knows of and accepts, with the reason."""

    rule: Text
    where: Text | None = None
    reason: Text


class Head(Form):
    """The whole of ``dossier.yaml``; every text may still be empty."""

    school: School = School()
    school_year: SchoolYear | None = None
    indicator_set: Text | None = None
    council: Annotated[tuple[Member, ...], Many] | None = ()
    bases: Annotated[tuple[Basis, ...], Many] | None = ()
    documents: dict[DocumentId, Issued | None] | None = {}
    waivers: Annotated[tuple[Waiver, ...], Many] | None = ()


#: What no dossier can do without.
REQUIRED = (("school", "name"), ("school", "kind"), ("school_year",), ("indicator_set",))
