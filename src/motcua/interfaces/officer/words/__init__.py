"""The acts of the desk in words, in the order of the table of a dossier's life."""
