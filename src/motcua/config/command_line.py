"""The operator's console script `motcua`: Django's commands behind one door.

Without any configuration it works on the demonstration in var/, with the database that
`make demo` runs or, where that is not running, one started for the time of the command.
"""

import sys
from collections.abc import Sequence

from . import demonstration

HELP = """\
motcua – Electronic one-stop shop / Một cửa điện tử

  motcua COMMAND [options]        motcua help COMMAND

Often used
{commands}

Where it works
  Without configuration: the demonstration, state in {state_folder}
  MOTCUA_DATABASE_URL             any PostgreSQL >= 15, e.g. postgresql://user@host/motcua
  MOTCUA_STATE_FOLDER             files, keys and the embedded database
  MOTCUA_SIGNING_KEY_FILE         signs slips and the journal's roots; made by itself for trying out
  DJANGO_SETTINGS_MODULE          motcua.config.settings.production for a real installation

`motcua help --commands` lists every command.
"""
OFTEN_USED = {
    "load": "load procedures, agencies, holidays and forms from data/, every record checked",
    "demo_accounts": "create the accounts of the demonstration",
    "demo_processes": "draw and publish the internal processes of the demonstration",
    "demo_postings": "hang the boards of the demonstration's halls",
    "demo_reception": "arrange the counters of the demonstration, with people in the hall",
    "demo_dossiers": "put work on the desks of the demonstration",
    "demo_publication": "give procedure control of the demonstration records and decisions",
    "migrate": "bring the database to this version",
    "search": 'procedures as people ask for them: motcua search "mat bang lai xe" --limit 5 --json',
    "due": "when a limit ends and why: motcua due 2026-11-19T15:20 5wd",
    "package": "a procedure as text: export, check with its examples, import as drafts",
    "calendar": "days off: preview which dossiers move, enter, sign",
    "simulate": "try a draft process on the dossiers of a period; writes nothing",
    "worker": "deliver facts and run the timers",
    "journal verify": "name every journal row that was changed, removed, inserted or back-dated",
    "journal root --write FOLDER": "sign the journal of today and write it out of the database",
    "check --deploy": "say what a production installation still lacks",
    "shell": "a Python shell with everything loaded",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; exits with its code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words in (["--help"], ["-h"], ["help"]):
        sys.stdout.write(_help())
        return
    if words[0] == "due":
        from motcua.interfaces.commands import due  # noqa: PLC0415 - the others start without it

        sys.exit(due.main(words[1:]))  # Reads files only: no database, no Django.
    if demonstration.is_meant():
        with demonstration.environment():
            _run(words)
    else:
        _run(words)


def _help() -> str:
    lines = [f"  {name:<31} {meaning}" for name, meaning in OFTEN_USED.items()]
    return HELP.format(commands="\n".join(lines), state_folder=demonstration.state_folder())


def _run(words: list[str]) -> None:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after settings

    execute_from_command_line(["motcua", *words])
