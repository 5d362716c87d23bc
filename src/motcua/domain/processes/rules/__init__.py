"""The rules of internal processes: plain Python, one file per question."""
