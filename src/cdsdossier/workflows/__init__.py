"""What changes a dossier: each plans a change, shows it, and carries it out."""
