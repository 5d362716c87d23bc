"""What a package is: read, written, compared, and what is expected of its examples."""
