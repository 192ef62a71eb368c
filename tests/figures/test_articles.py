"""The article's facts against the records: exact where it is exact, above and in its words where it says 余 or 多."""

import json

import pytest

from sifang.figures import articles
from sifang.figures.register import FIGURES, known
from sifang.people.models import Post
from sifang.site import cli

FACTS = {fact.id: fact for fact in articles.facts()}


def test_every_fact_of_both_articles_names_a_figure():
    assert list(FACTS) == [f"F{n:02d}" for n in (*range(1, 18), *range(20, 38))]
    assert all(known(fact.figure) in FIGURES.values() for fact in FACTS.values())


@pytest.mark.parametrize(
    ("fact", "got", "ok"),
    [("F01", 148, True), ("F01", 149, False), ("F03", 460, False), ("F03", 461, True), ("F03", 469, True),
     ("F03", 470, False), ("F05", 16_001, True), ("F05", 17_000, False), ("F10", 29, True), ("F10", 20, False)],
)  # fmt: skip
def test_a_fact_holds_where_the_records_say_so_in_its_words(fact, got, ok, monkeypatch):
    monkeypatch.setattr(type(known(FACTS[fact].figure)), "value", lambda figure, code, year: got)
    assert articles.public_check(FACTS[fact]).ok is ok


@pytest.mark.django_db
def test_the_command_tells_every_fact_and_fails_while_one_does_not_hold(town, capsys):
    assert cli.main(["figures", "--check", "articles", "--place", "6207", "--json"]) == 1
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])["figures"]
    assert [fact["id"] for fact in told] == [fact.id for fact in FACTS.values() if fact.place.startswith("6207")]
    assert {"id", "expected", "got", "rendered", "ok"} <= set(told[0])
    assert told[0]["got"] == 0 and told[0]["expected"] == 148 and told[0]["ok"] is False


@pytest.mark.django_db
def test_the_command_checks_the_year_of_the_article_and_the_place_asked_for(town, capsys):
    Post.objects.filter(kind="sponsor").update(since="2024-01-02")
    cli.main(["figures", "--check", "articles", "--place", "6207", "--json"])
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])["figures"]
    assert told[0]["got"] == 1
    assert cli.main(["figures", "--check", "articles", "--place", town.taian.pk, "--json"]) == 1
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])["figures"]
    assert [fact["id"] for fact in told] == ["F17"]


@pytest.mark.django_db
def test_a_person_reads_a_line_a_fact_and_a_place_without_facts_gets_a_sentence(town, capsys):
    assert cli.main(["figures", "--check", "articles", "--place", "6207"]) == 1
    assert len(capsys.readouterr().out.strip().splitlines()) == 17
    assert cli.main(["figures", "--check", "articles", "--place", town.nanguan.pk]) == 1
    assert "6207" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_seven_figures_of_the_lists_keep_their_names(town, capsys):
    assert cli.main(["figures", "--place", town.taian.pk, "--json"]) == 0
    told = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    assert list(told)[:7] == ["needs", "resources", "proposals", "claims", "done", "rated", "thanked"]
