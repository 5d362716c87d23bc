"""How a record is read, judged, compared and written, in every shape in which it travels."""
