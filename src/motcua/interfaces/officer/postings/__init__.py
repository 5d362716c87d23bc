"""Posting of procedures (niêm yết): the boards of all halls, one board, a check with its photo."""
