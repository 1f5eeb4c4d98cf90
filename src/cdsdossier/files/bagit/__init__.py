"""Packages after BagIt 1.0 (RFC 8493): files with sha256 manifests in one zip, written, verified, unpacked.

Nothing here knows what a dossier is. A package that does not hold is a :class:`BagReport` with faults, never an
exception; what cannot be written or must not be unpacked is Refused.
"""

from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagLimits, BagReport, ByteProgress
from cdsdossier.files.bagit.seal import is_sealed
from cdsdossier.files.bagit.unpack import unpack_bag, unpack_verified_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import PayloadFile, WrittenBag, write_bag
from cdsdossier.files.bagit.zipdirectory import is_list_short

__all__ = [
    "BagFault",
    "BagFaultKind",
    "BagLimits",
    "BagReport",
    "ByteProgress",
    "PayloadFile",
    "WrittenBag",
    "is_list_short",
    "is_sealed",
    "unpack_bag",
    "unpack_verified_bag",
    "verify_bag",
    "write_bag",
]
