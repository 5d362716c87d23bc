"""Rights to figures."""

# Figures of one's agency and of those under it; the province's committee and its office: of all.
FIGURES = "reporting.figures"
