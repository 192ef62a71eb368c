"""Compiled: texts as code points → their letters → numbered pairs of neighbouring letters with weights.

A pair of letters is one 64-bit number, the first letter's code point above the second's; a dictionary with open
addressing (Knuth, The Art of Computer Programming 3, 6.4, linear probing) numbers the different pairs in the order in
which they are met, so that two pairs never share a number.
"""

import numpy as np
from numba import njit

SPACE, LINE_END, SENTENCE_END = 1, 2, 4  # what a code point may be, as bits
GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, which scatters neighbouring numbers (Fibonacci hashing)


@njit(cache=True, nogil=True)
def tally(codes, count):
    """Add to ``count``, by code point, how often each stands in ``codes``."""
    for code in codes:
        count[code] += 1


@njit(cache=True, nogil=True)
def fold(codes, ends, mark, fold_start, folds, read, longest_headline, letters, start, head):
    """Write the letters that count of each text, where each text starts among them, and how many stand in its headline.

    Text i is codes[ends[i - 1] + 1:ends[i]] (one code point between two texts is skipped); code point c becomes
    folds[fold_start[c]:fold_start[c + 1]]. Only the first ``read`` code points of a text are read.
    """
    begin, size = 0, 0
    for text in range(len(ends)):
        end = ends[text]
        head_end = headline_end(codes, mark, begin, end, longest_headline)
        start[text] = size
        in_head = -1
        for position in range(begin, min(end, begin + read)):
            if position == head_end:
                in_head = size - start[text]
            code = codes[position]
            for at in range(fold_start[code], fold_start[code + 1]):
                letters[size] = folds[at]
                size += 1
        head[text] = in_head if in_head >= 0 else size - start[text]
        begin = end + 1
    start[len(ends)] = size


@njit(cache=True, nogil=True)
def headline_end(codes, mark, begin, end, longest):
    """Where the headline of the text codes[begin:end] ends: as ``text.normal.headline`` takes it."""
    while begin < end and mark[codes[begin]] & SPACE:
        begin += 1
    while begin < end and mark[codes[end - 1]] & SPACE:
        end -= 1
    first_sentence = end
    for position in range(begin, end):
        kind = mark[codes[position]]
        if kind & LINE_END:
            return min(position, begin + longest)
        if kind & SENTENCE_END and first_sentence == end:
            first_sentence = position
    return min(first_sentence, begin + longest)


@njit(cache=True, nogil=True)
def weigh(letters, start, head, longest, common, common_rarity, rarity, head_weight, pair_start, pair, weight):
    """Write the different pairs of each text and their weights, scaled to length one; returns how many are known.

    ``pair`` and ``weight`` have room for as many pairs as there are letters, of which the ``longest`` text has so many.
    The keys in ``common``, all different, are numbered first, so that the number alone tells which rarity a pair has.
    A text of one letter is one pair.
    """
    keys, numbers = np.zeros(1 << 16, np.int64), np.empty(1 << 16, np.int32)
    latest = np.full(1 << 15, -1, np.int64)  # by number: where the pair was last written
    factor = np.empty(longest)
    known, size = 0, 0
    for key in common:
        slot = slot_of(key, keys)
        keys[slot], numbers[slot] = key, known
        known += 1
    for text in range(len(head)):
        begin, end, first = start[text], start[text + 1], size
        pair_start[text] = first
        for at in range(begin, begin + max(end - begin - 1, min(end - begin, 1))):
            key = (np.int64(letters[at]) << 32) + (np.int64(letters[at + 1]) if at + 1 < end else 0)
            slot = slot_of(key, keys)
            if keys[slot] == 0:
                if known == len(latest):
                    keys, numbers, latest = grown(keys, numbers, latest)
                    slot = slot_of(key, keys)
                keys[slot], numbers[slot] = key, known
                known += 1
            number = numbers[slot]
            if latest[number] >= first:
                weight[latest[number]] += 1  # the count, until the text is read
            else:
                latest[number] = size
                pair[size], weight[size] = number, 1
                # Pairs stand in the order of their first places, so the headline's are met first.
                factor[size - first] = head_weight if at + 1 < begin + head[text] else 1.0
                size += 1
        scale(pair[first:size], weight[first:size], factor, len(common), common_rarity, rarity)
    pair_start[len(head)] = size
    return known


@njit(cache=True, nogil=True)
def scale(pair, weight, factor, commons, common_rarity, rarity):
    """Turn one text's counts into weights (1 + ln count) x factor x rarity whose squares add up to 1."""
    squares = 0.0
    for at in range(len(pair)):
        factor[at] *= (1 + np.log(weight[at])) * (common_rarity if pair[at] < commons else rarity)
        squares += factor[at] * factor[at]
    for at in range(len(pair)):
        weight[at] = factor[at] / np.sqrt(squares)


@njit(cache=True, nogil=True)
def slot_of(key, keys):
    """Where the key stands in the dictionary, or the free slot where it would; at least half of the slots are free."""
    last = len(keys) - 1
    slot = np.int64((np.uint64(key) * GOLDEN) >> np.uint64(32)) & last
    while keys[slot] != 0 and keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@njit(cache=True, nogil=True)
def grown(keys, numbers, latest):
    """The same dictionary with twice the slots."""
    wider, moved = np.zeros(2 * len(keys), np.int64), np.empty(2 * len(keys), np.int32)
    for at in range(len(keys)):
        if keys[at] != 0:
            slot = slot_of(keys[at], wider)
            wider[slot], moved[slot] = keys[at], numbers[at]
    longer = np.full(2 * len(latest), -1, np.int64)
    for at in range(len(latest)):
        longer[at] = latest[at]
    return wider, moved, longer
