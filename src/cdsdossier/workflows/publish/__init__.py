"""Publishing the result: which documents of a dossier everybody may download, and the folder that is written."""
