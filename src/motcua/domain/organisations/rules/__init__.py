"""What agencies and divisions may not say, who carries on for whom, and the order of names."""

from .alphabet import alphabetical, plain
from .contradictions import contradictions
from .delegation import DelegationObstacle, obstacle_to_delegation
from .document import Unreadable, as_data, from_data
from .lists import list_differences, list_faults
from .reorganisation import Known, after, ended_by, faults_of, upheld

__all__ = [
    "DelegationObstacle",
    "Known",
    "Unreadable",
    "after",
    "alphabetical",
    "as_data",
    "contradictions",
    "ended_by",
    "faults_of",
    "from_data",
    "list_differences",
    "list_faults",
    "obstacle_to_delegation",
    "plain",
    "upheld",
]
