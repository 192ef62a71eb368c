"""The two ways a command refuses; one middleware turns them into an answer for people or machines."""


class Refused(Exception):
    """The request is understood and cannot be carried out; the text is for the person who asked."""


class NotAllowed(Refused):
    """This person may not do this; shown as 403."""


def require(allowed, why):
    """Go on only if ``allowed``; otherwise refuse with ``why``."""
    if not allowed:
        raise NotAllowed(why)


def insist(fact, why):
    """Go on only if ``fact`` holds; otherwise refuse with ``why``."""
    if not fact:
        raise Refused(why)
