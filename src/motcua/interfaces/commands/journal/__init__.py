"""What `motcua journal` prints and writes."""
