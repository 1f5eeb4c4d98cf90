"""The receiving side: reviews of one dossier, roll-ups of many. It trusts no word of what it received."""
