"""Where the facts are read from: one module for each kind of those appraised, one short query for each fact.

A collector takes (code of the street, year, today) and yields (whom it speaks of, name of the fact, key of the record).
"""
