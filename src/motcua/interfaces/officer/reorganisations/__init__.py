"""Pages on which units are merged, split, renamed and abolished: look first, then decide."""
