"""Numbers as official papers write them (公文口径), pure.

The rule. An exact number stands in full (148名); whole ten-thousands and hundred-millions are written with 万 and 亿
(5000万元). A number that is only told roughly is rounded DOWN, to its first two figures (below a hundred to the tens),
so that no paper ever claims more than the records hold, and 余 or 多 says that there are more. From ten thousand on it
is written in 万, from a hundred million on in 亿. The word stands where Chinese puts it: after a number that ends in
zero (460余个, 180余万元), after the 万 or 亿 of one that does not (1.6万多名, 2亿余元). A number that is round already
has nothing above it and is told exactly; so is one below ten.
"""

from decimal import Decimal

MYRIAD, HUNDRED_MILLION = 10**4, 10**8
BIG = ((HUNDRED_MILLION, "亿"), (MYRIAD, "万"))
MORE = ("余", "多")


def exact(number, unit=""):
    """``number`` in full: 2903名, 5000万元."""
    for size, word in BIG:
        if number >= size and number % size == 0:
            return f"{number // size}{word}{unit}"
    return f"{number}{unit}"


def rounded_down(number):
    """``number`` with all but its first two figures made zero; below a hundred, but its first."""
    kept = 1 if number < 100 else 2
    step = 10 ** max(len(str(number)) - kept, 0)
    return number // step * step


def rough(number, unit="", word="余"):
    """``number`` told from below: 460余个, 1.6万多名, 180余万元, 2亿余元; one that is round, exactly."""
    if int(number) != number and number >= 10:
        return _told(rounded_down(int(number)), unit, word)
    if number < 10 or rounded_down(number) == number:
        return exact(number, unit)
    return _told(rounded_down(number), unit, word)


def _told(told, unit, word):
    size, big = next(((size, big) for size, big in BIG if told >= size), (1, ""))
    front = Decimal(told) / size
    if front % 10 == 0:
        return f"{front:f}{word}{big}{unit}"
    return f"{front.normalize():f}{big}{word}{unit}"


def write(number, unit="", rule="equal", word="余"):
    """``number`` exactly (rule "equal") or from below (rule "above")."""
    return rough(number, unit, word) if rule == "above" else exact(number, unit)
