"""The law of posting, and what a posting sheet says."""
