"""The dossiers that a demonstration begins with, as `data/demo/dossiers.yaml` tells them."""
