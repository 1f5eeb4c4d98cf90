"""Packages after BagIt 1.0 (RFC 8493): files with sha256 manifests in one zip, written, verified, unpacked.

Nothing here knows what a dossier is. A package that does not hold is a :class:`Report` with faults, never an exception;
what cannot be written or must not be unpacked is Refused.
"""

from cdsdossier.bag.reports import Fault, Limits, Progress, Report
from cdsdossier.bag.unpacking import unpack
from cdsdossier.bag.verifying import verify
from cdsdossier.bag.writing import Payload, Written, write

__all__ = ["Fault", "Limits", "Payload", "Progress", "Report", "Written", "unpack", "verify", "write"]
