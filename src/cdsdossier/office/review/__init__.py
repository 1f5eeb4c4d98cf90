"""An external assessment as files: opened in the office's copy of a dossier, sent back, received by the school.

The only things that anything here writes into a dossier are ``review.yaml`` and the folder ``review-output``.
"""
