"""Packages after BagIt 1.0 (RFC 8493): written with SHA-256, verified and unpacked with whatever they were made with.

Nothing here knows what a dossier is. A package that does not hold is a :class:`.report.BagReport` with faults, never an
exception; what cannot be written or must not be unpacked is Refused. Below are the names that the standard gives to the
parts of a package; nothing is imported here, because reading any dossier looks for them.
"""

BAGIT_FILE, INFO_FILE, FETCH_FILE = "bagit.txt", "bag-info.txt", "fetch.txt"
MANIFEST_FILE, TAG_MANIFEST_FILE = "manifest-sha256.txt", "tagmanifest-sha256.txt"
#: The digests that nobody can make another content fit. A package is known by its manifest in the first that it has.
SAFE_CODES = (
    "sha256", "sha512", "sha384", "sha224", "sha3_256", "sha3_512", "sha3_384", "sha3_224", "blake2b", "blake2s"
)  # fmt: skip
IDENTITY_FILES = tuple(f"manifest-{code}.txt" for code in SAFE_CODES)
PAYLOAD_FOLDER = "data"
PAYLOAD_PREFIX = f"{PAYLOAD_FOLDER}/"
#: What lies at the top of an unpacked package beside the sender's papers, and is the receiver's.
RECEIPT_FILE, RECEIVER_FILE, RECEIVER_FOLDER = "received.json", "review.yaml", "review-output/"
