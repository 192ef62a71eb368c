"""One object of every kind, a module a context: ``add(town, objects)`` puts them in by the word of their address."""
