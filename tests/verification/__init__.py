"""The legal clock counted again, twice, by code that shares nothing with it.

`minutes` looks at every minute in turn; `days` walks day by day with fractions of hours. Both read the
calendar's document with `plain`, a reader of their own. `cases` draws the questions.

    make verify-clock                                  a hundred thousand cases
    python -m tests.verification --cases 2000 --seed 7
"""
