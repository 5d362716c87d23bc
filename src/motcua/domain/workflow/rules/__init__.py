"""The process under way as functions: no clock, no database."""
