"""Logs that can be found again: every line of one request carries the number people are shown."""

from .request_numbers import RequestNumberFilter, current_request_number, request_number

__all__ = ["RequestNumberFilter", "current_request_number", "request_number"]
