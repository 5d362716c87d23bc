"""What can go wrong while printing: always our fault or the installation's, never the reader's."""


class PrintingFault(RuntimeError):
    """A paper could not be printed; the message says for the operator what is missing."""
