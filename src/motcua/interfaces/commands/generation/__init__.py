"""A province at work, invented: dossiers from the real procedures, for measuring and for showing.

times.py     office time as numbers          people.py   names, identity numbers, telephones
world.py     what the database knows         staff.py    officers for every agency
arrivals.py  who comes when with what        limits.py   due times with their derivations
chances.py   what befalls a dossier          lives.py    the acts of one dossier, one after the other
rows.py      the lines of every table        slices.py   several processes
"""
