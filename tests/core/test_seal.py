"""The chain: whatever happens to one fact shows in every head behind it, and nobody without the key can mend it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from sifang.core import seal

KEY, OTHER = b"the key of this installation", b"the key of another one"
values = st.one_of(st.text(max_size=8), st.integers(-1000, 1000), st.none(), st.lists(st.integers(0, 9), max_size=3))
facts = st.dictionaries(st.sampled_from(["verb", "actor", "detail", "at", "墙"]), values, max_size=4)
chains = st.lists(facts, min_size=1, max_size=12)


def heads(rows, key=KEY, previous=seal.GENESIS):
    return list(seal.chain(key, previous, rows))


@given(chains, st.data())
def test_an_edited_fact_changes_every_head_from_there_on_and_none_before(rows, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    edited = [*rows]
    edited[row] = data.draw(facts.filter(lambda fact: fact != rows[row]))
    before, after = heads(rows), heads(edited)
    assert before[:row] == after[:row]
    assert all(old != new for old, new in zip(before[row:], after[row:], strict=True))


@given(chains, st.data())
def test_a_fact_taken_out_or_put_in_changes_the_last_head(rows, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    assert heads([*rows[:row], *rows[row + 1 :], {"verb": "later"}])[-1] != heads([*rows, {"verb": "later"}])[-1]
    assert heads([*rows[:row], data.draw(facts), *rows[row:]])[-1] != heads(rows)[-1]


@given(chains, st.data())
def test_two_different_facts_that_change_places_change_the_heads(rows, data):
    first, second = data.draw(facts), data.draw(facts)
    swapped = heads([*rows, first, second])[-1] != heads([*rows, second, first])[-1]
    assert swapped == (first != second)


@given(chains, chains)
def test_a_chain_goes_on_from_its_head(rows, more):
    assert heads(rows + more) == heads(rows) + heads(more, previous=heads(rows)[-1])


@given(facts)
def test_the_order_of_a_facts_fields_does_not_matter(fact):
    assert seal.canonical(dict(reversed(fact.items()))) == seal.canonical(fact)


@given(facts, facts)
def test_two_facts_have_one_form_only_when_they_are_the_same(one, other):
    assert (seal.canonical(one) == seal.canonical(other)) == (one == other)


@given(facts, facts)
def test_a_mark_is_genuine_under_its_own_fact_and_key_only(fact, other):
    written = seal.mark(KEY, fact)
    assert seal.genuine(KEY, fact, written)
    assert not seal.genuine(OTHER, fact, written)
    assert seal.genuine(KEY, other, written) == (fact == other)


@given(chains)
def test_without_the_key_the_heads_are_others(rows):
    assert not set(heads(rows)) & set(heads(rows, OTHER))


@given(facts)
def test_a_plain_digest_a_mark_and_a_head_are_three_different_things(fact):
    plain = hashlib.sha256(seal.canonical(fact)).hexdigest()
    assert len({plain, seal.mark(KEY, fact), seal.link(KEY, seal.GENESIS, fact)}) == 3
