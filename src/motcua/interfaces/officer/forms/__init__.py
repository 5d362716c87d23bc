"""What is typed for an act, declared once: fields, how they are read, and what each form says."""
