#!/usr/bin/env python
"""Django's door. Operators use `motcua`; this file is for Django's own tools."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
