"""Packages after BagIt 1.0 (RFC 8493): files with sha256 manifests in one zip, written, verified, unpacked.

Nothing here knows what a dossier is. A package that does not hold is a :class:`.report.BagReport` with faults, never an
exception; what cannot be written or must not be unpacked is Refused. Below are the names that the standard gives to the
parts of a package; nothing is imported here, because reading any dossier looks for them.
"""

BAGIT_FILE, INFO_FILE = "bagit.txt", "bag-info.txt"
MANIFEST_FILE, TAG_MANIFEST_FILE = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PAYLOAD_FOLDER = "data"
PAYLOAD_PREFIX = f"{PAYLOAD_FOLDER}/"
#: What lies at the top of an unpacked package beside the sender's papers, and is the receiver's.
RECEIPT_FILE, RECEIVER_FILE, RECEIVER_FOLDER = "received.json", "review.yaml", "review-output/"
