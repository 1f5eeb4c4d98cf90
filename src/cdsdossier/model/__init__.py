"""The nouns: a dossier and an indicator set, read tolerantly into frozen values and findings."""
