"""Vectors of words: their dot products are the likeness that people were asked about."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching.words import vectors
from sifang.text.likeness import likeness
from sifang.text.normal import folded

LETTERS = "雨棚松了充电桩路灯不亮希望投诉小区3号楼Ａa①㎡ﬁß，。！？；!?;\n\r\t\u3000 \u200b\0𠮷É…"


def likenesses(texts):
    """The dot products of all pairs of texts."""
    found = vectors(texts)
    rows = np.zeros((len(texts), found.pairs))
    rows[np.repeat(np.arange(len(texts)), np.diff(found.start)), found.pair] = found.weight
    return rows @ rows.T


def wanted(texts):
    """The same by the plain function, which alone calls texts alike that are equal but for ends of lines and widths."""
    return [[likeness(a, b) for b in texts] for a in texts]


@settings(max_examples=60)
@given(st.lists(st.text(st.sampled_from(LETTERS), max_size=25), max_size=6))
def test_the_dot_product_is_the_likeness(texts):
    unlike = {folded(text): text for text in texts if any(map(str.isalnum, folded(text)))}
    texts = list(unlike.values())
    square = np.reshape(wanted(texts), (len(texts), len(texts)))
    np.testing.assert_allclose(likenesses(texts), square, atol=1e-5)


def test_thousands_of_pairs_of_letters_keep_their_own_numbers():
    dice = random.Random(1)
    texts = ["".join(chr(dice.randint(0x4E00, 0x9FA5)) for _ in range(200)) for _ in range(400)]
    found = vectors(texts)
    assert found.pairs > 2 * (1 << 15)  # the dictionary has grown twice
    pairs_of = [{text[at : at + 2] for at in range(199)} for text in texts]
    counts = np.bincount(found.pair, minlength=found.pairs)
    assert (counts > 0).sum() == len(set().union(*pairs_of))
    np.testing.assert_allclose(likenesses(texts[:20]), wanted(texts[:20]), atol=1e-5)


def test_only_the_first_200_characters_count_and_the_headline_counts_double():
    end = "老人" + "。" * 198
    np.testing.assert_allclose(likenesses([end + "雨棚", "雨棚"]), np.eye(2), atol=1e-5)
    long_line = "路灯不亮" * 60 + "\n雨棚"
    texts = [
        long_line,
        "路灯。雨棚松了",
        "雨棚。路灯松了",
        "路灯\n雨棚松了",
        " \n路灯",
        "！路灯雨棚",
        "a" * 39 + "路灯雨棚",
    ]
    np.testing.assert_allclose(likenesses(texts), wanted(texts), atol=1e-5)


def test_letters_that_join_are_joined_and_empty_texts_are_like_none():
    texts = ["caf\u00e9", "cafe\u0301", "ｶﾞｽ", "ガス", "", "，。"]
    found = likenesses(texts)
    np.testing.assert_allclose(found[:2, :2], 1, atol=1e-5)
    np.testing.assert_allclose(found[2:4, 2:4], 1, atol=1e-5)
    assert not found[4:].any()
    assert vectors([]).start.tolist() == [0]
