"""Compiled: for each line the best of the offers that the rule (``matching.rule``) admits.

Offers are listed in blocks, one for each served area and category (and one more for offers without a category), so
that a line meets only offers that serve its place and may be about its matter: its place lies in at most eight areas,
the world and itself included, and its matter is its own category, a neighbouring one, or what the words say.
The arguments ``demand``, ``supply`` and ``points`` are the named tuples of ``matching.layout``.
"""

import numpy as np
from numba import njit

OWN, NEIGHBOUR, WORDS = 0, 1, 2  # why a block may be about the line's matter; with WORDS the likeness must say so
TEXT, CATEGORY, AREA, TIME, COMPLETENESS, STANDING, RELATED = range(7)  # columns of the fit, in the order of rule.FIT
WHOLE_WEEK = (1 << 21) - 1
DEPTHS = np.array([0, 2, 4, 6, 9, 12, 15, 18])  # digits of the world, a province, a city, … a spot
BEYOND = 10 ** (18 - DEPTHS)  # what to round a padded code down to for the place of that depth


@njit(cache=True, nogil=True)
def best_offers(order, demand, supply, related, points, count, res, cap, fit):
    """Write the best offers of each line: count[line] of them in row ``line`` of ``res``, ``cap`` and ``fit``.

    A row has room for as many as are wanted. ``order`` names the lines in the order in which to look at them; lines of
    one place should follow each other: then what they read stays in the processor's cache. A row is sorted by the
    offer's number; of offers with equal points the smaller number is better.
    """
    room = len(DEPTHS) * (len(related) + 1)
    begins, ends, whys = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int8)
    weight_of = np.zeros(supply.pairs, np.float32)  # by pair of letters: its weight in the line's words, else 0
    seen, stands = np.full(len(supply.units), -1, np.int32), np.full(len(supply.units), -1, np.int32)
    sums, time_points = np.empty(res.shape[1], np.int32), np.empty(22, np.int32)
    for line in order:
        blocks = blocks_of(demand, line, supply, related, begins, ends, whys)
        stamp(demand.refused_start, demand.refused, line, seen)  # as if met before: never looked at
        stamp(demand.standing_start, demand.standing, line, stands)
        spread(demand, line, weight_of, True)
        points_for_time(demand.window[line], points.time, time_points)
        home, street, county = areas_of(demand.place[line], demand.depth[line])
        kind, window = demand.kind[line], week(demand.window[line])
        kept, worst = 0, 0
        for block in range(blocks):
            by_words = whys[block] == WORDS
            matter = points.category if whys[block] == OWN else points.related if whys[block] == NEIGHBOUR else 0
            for at in range(begins[block], ends[block]):
                offer = supply.listed[at]
                if seen[offer] == line or (kind >= 0 and kind != supply.kind[offer]):
                    continue
                seen[offer] = line
                shared = bits(window & supply.week[offer])
                if shared == 0 and not supply.timeless[offer]:
                    continue
                area = points.area[farther(supply.home[offer], home, street, county)]
                time = points.time if supply.timeless[offer] else time_points[shared]
                standing = points.standing if stands[offer] == line else 0
                rest = matter + area + time + standing + supply.completeness[offer]
                full = kept == len(sums)
                # Not even with words wholly alike: then they need not be compared.
                if full and not beats(rest + points.text, offer, sums[worst], res[line, worst], supply.number):
                    continue
                likeness = alike(supply, offer, weight_of)
                text = int(np.floor(points.text * likeness + 0.5))
                if by_words and likeness < points.alike_enough:
                    continue
                if full and not beats(rest + text, offer, sums[worst], res[line, worst], supply.number):
                    continue
                place = worst if full else kept
                kept += not full
                sums[place], res[line, place] = rest + text, offer
                cap[line, place] = cap_of(demand, line, supply, offer, shared, points.weeks)
                new = fit[line, place]
                new[TEXT], new[AREA], new[TIME], new[STANDING] = text, area, time, standing
                new[CATEGORY], new[RELATED] = (matter, 0) if whys[block] == OWN else (0, matter)
                new[COMPLETENESS] = supply.completeness[offer]
                if kept == len(sums):
                    worst = worst_of(sums, res[line], supply.number)
        count[line] = kept
        spread(demand, line, weight_of, False)
        settle(res[line, :kept], cap[line, :kept], fit[line, :kept], supply.number)


@njit(cache=True, nogil=True)
def blocks_of(demand, line, supply, related, begins, ends, whys):
    """Write the blocks the line has to look at and why; returns their count. Nearer areas, and own matter, first.

    An offer with the line's category and a neighbouring one is met in the block of the line's own first.
    """
    blocks, category, categories = 0, demand.category[line], len(related)
    for step in range(len(DEPTHS) - 1, -1, -1):
        if DEPTHS[step] > demand.depth[line]:
            continue
        key = demand.place[line] // BEYOND[step] * BEYOND[step] * len(DEPTHS) + step
        area = place_in(supply.area_keys, key)
        if area == len(supply.area_keys) or supply.area_keys[area] != key:
            continue
        for turn in range(-1, categories + 1):  # the own category, then the others, and at the end those with none
            other = category if turn < 0 else turn
            if other < 0 or (turn >= 0 and turn == category):
                continue
            if category < 0 or other == categories:
                why = WORDS
            elif turn < 0:
                why = OWN
            elif related[category, other]:
                why = NEIGHBOUR
            else:
                continue
            block = area * (categories + 1) + other
            begins[blocks], ends[blocks], whys[blocks] = supply.block_start[block], supply.block_start[block + 1], why
            blocks += begins[blocks] < ends[blocks]
    return blocks


@njit(cache=True, nogil=True)
def points_for_time(window, most, time_points):
    """Write the points for each count of shared half-days, halves upwards; a line that names no time misses none."""
    asked = bits(window)
    for shared in range(len(time_points)):
        time_points[shared] = (2 * most * shared + asked) // (2 * asked) if asked else most


@njit(cache=True, nogil=True)
def areas_of(place, depth):
    """The padded codes of the community, street and county of a place; far below all codes where it has none."""
    nowhere = -(1 << 61)
    home = place // 10**6 * 10**6 if depth >= 12 else nowhere
    street = place // 10**9 * 10**9 if depth >= 9 else nowhere
    county = place // 10**12 * 10**12 if depth >= 6 else nowhere
    return home, street, county


@njit(cache=True, nogil=True)
def farther(place, home, street, county):
    """0 when the place lies in the community, 1 in the street, 2 in the county, 3 otherwise; the areas are nested."""
    steps = 3
    if place - county < 10**12 and place >= county:
        steps = 2
        if place - street < 10**9 and place >= street:
            steps = 0 if place - home < 10**6 and place >= home else 1
    return steps


@njit(cache=True, nogil=True)
def cap_of(demand, line, supply, offer, shared, weeks):
    """How many half-days the pair may carry."""
    units = min(demand.units[line], supply.units[offer])
    any_time = demand.window[line] == 0 and supply.window[offer] == 0
    return units if any_time or supply.timeless[offer] else min(units, shared * weeks)


@njit(cache=True, nogil=True)
def alike(supply, offer, weight_of):
    """The likeness of the line's and the offer's words, 0..1: their vectors' dot product."""
    likeness = 0.0
    for at in range(supply.word_start[offer], supply.word_start[offer + 1]):
        likeness += weight_of[supply.word[at]] * supply.weight[at]
    return min(likeness, 1.0)


@njit(cache=True, nogil=True)
def spread(demand, line, weight_of, there):
    """Lay the weights of the line's words out by pair, or wipe them away again."""
    for at in range(demand.word_start[line], demand.word_start[line + 1]):
        weight_of[demand.word[at]] = demand.weight[at] if there else 0


@njit(cache=True, nogil=True)
def stamp(start, offers, line, marks):
    """Mark the line's offers in the list start, offers with the line's number."""
    for at in range(start[line], start[line + 1]):
        marks[offers[at]] = line


@njit(cache=True, nogil=True)
def beats(total, offer, other_total, other, number):
    """Whether the offer is better than the other: more points, or as many and a smaller number."""
    return total > other_total or (total == other_total and number[offer] < number[other])


@njit(cache=True, nogil=True)
def worst_of(sums, offers, number):
    """Where the worst of the kept offers stands."""
    worst = 0
    for place in range(1, len(sums)):
        if beats(sums[worst], offers[worst], sums[place], offers[place], number):
            worst = place
    return worst


@njit(cache=True, nogil=True)
def settle(offers, caps, fits, number):
    """Turn the kept offers into their numbers and sort them with what belongs to them: a few, so by insertion."""
    for end in range(len(offers)):
        offers[end] = number[offers[end]]
        place = end
        while place > 0 and offers[place - 1] > offers[place]:
            offers[place - 1], offers[place] = offers[place], offers[place - 1]
            caps[place - 1], caps[place] = caps[place], caps[place - 1]
            for column in range(fits.shape[1]):
                fits[place - 1, column], fits[place, column] = fits[place, column], fits[place - 1, column]
            place -= 1


@njit(cache=True, nogil=True)
def place_in(keys, key):
    """Where the first key that is not below ``key`` stands in the sorted keys."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def week(window):
    """The half-days of a window; of none named, all."""
    return window if window else WHOLE_WEEK


@njit(cache=True, nogil=True)
def bits(mask):
    """How many of the lowest 32 bits are set (Warren, Hacker's Delight, 5-1)."""
    left = np.uint32(mask)
    left -= (left >> np.uint32(1)) & np.uint32(0x55555555)
    left = (left & np.uint32(0x33333333)) + ((left >> np.uint32(2)) & np.uint32(0x33333333))
    left = (left + (left >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
    return np.int64((np.uint32(left * np.uint32(0x01010101))) >> np.uint32(24))
