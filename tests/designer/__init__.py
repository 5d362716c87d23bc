"""Our models in a standard modeller."""
