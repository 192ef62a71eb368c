"""A deed's verb in words, put together from what was done and to what; the code itself where a word is new."""

SUBJECTS = {}
DONE = {}


def sentence(verb):
    """The verb of a deed in words."""
    subject, _dot, done = verb.partition(".")
    return f"{SUBJECTS.get(subject, subject)} · {DONE.get(done, done)}"
