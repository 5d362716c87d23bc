"""`make demo`: one machine, plain HTTP on loopback, invented people."""

from .base import *

IS_DEMONSTRATION = True
