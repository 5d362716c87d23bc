"""The editor of the database of procedures: records, checks, decisions, lists, files."""
