"""The designer of internal processes: table, diagram, files, comparison, publication."""
