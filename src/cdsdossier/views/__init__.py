"""An assessment, shown: on a terminal, as JSON, as CSV. Nothing here prints; the command line does."""
