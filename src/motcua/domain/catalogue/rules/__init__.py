"""What the catalogue may not say, and how its facts are read."""

from .publishing import contradictions

__all__ = ["contradictions"]
