"""Close a volume of the dossier register at the end of its year (khóa sổ)."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import RegisterClosed, RegisterNotDue
from motcua.domain.dossiers.models import RegisterEntry, RegisterVolume
from motcua.domain.dossiers.values import RegisterClosed as Closed
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read

from ._register import REGISTER_SERIES, REGISTER_VOLUME
