"""The tags and partials every page is drawn with."""

import datetime
import gzip
import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import timezone, translation

import sifang.web
from sifang.core import clock
from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.projects.models import Escalation, Project
from sifang.web.templatetags import sifang as tags

WEB = Path(sifang.web.__file__).parent
NOON = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)


def drawn(source, **context):
    return Template("{% load sifang %}" + source).render(Context(context))


class Place(forms.Form):
    spot = forms.CharField(label="spot", help_text="which house")
    kind = forms.ChoiceField(label="kind", choices=[("lamp", "lamps"), ("wall", "walls")], widget=forms.RadioSelect)
    word = forms.CharField(label="word", required=False)


@pytest.mark.parametrize(
    ("thing", "look"),
    [
        (Need(stage="new"), ""),
        (Need(stage="met"), "wait"),
        (Need(stage="merged"), "off"),
        (Project(stage="accepted"), "done"),
        (Project(stage="claimed"), "claimed"),
        (Escalation(stage="open"), ""),
        (Meeting(stage="open"), "doing"),
    ],
)
def test_a_stage_is_drawn_by_what_it_means_for_its_model(thing, look):
    assert tags.stage_look(thing) == look


def test_a_chip_carries_the_word_and_not_the_colour_alone():
    html = drawn("{% stage need %}", need=Need(stage="closed"))
    assert "sf-done" in html and str(Need.Stage.CLOSED.label) in html


def test_a_due_date_turns_amber_three_days_before_and_red_after():
    with clock.at(NOON):
        today = clock.today()
        looks = [tags.due_css(today + datetime.timedelta(days)) for days in (-1, 0, 3, 4)]
        words = {tags.due(today + datetime.timedelta(days)) for days in (-1, 0, 1, 2, 30)}
    assert looks == ["over", "due", "due", ""]
    assert len(words) == 5


def test_a_day_names_its_year_only_when_it_is_another():
    with clock.at(NOON), translation.override("en"):
        assert tags.day(datetime.date(2026, 9, 2)) == "2 Sep"
        assert tags.day(datetime.date(2025, 9, 2)) == "2 Sep 2025"


def test_a_moment_within_a_day_is_told_by_the_clock_that_is_lived():
    with clock.at(NOON), translation.override("en"):
        assert tags.ago(NOON - datetime.timedelta(minutes=5)) == "5 minutes ago"
        assert tags.ago(NOON - datetime.timedelta(days=2)).endswith(timezone.localtime(NOON).strftime("%H:%M"))


def test_the_mark_lights_only_the_parties_named_and_lets_nothing_else_in():
    assert re.findall(r'rect class="(\w?)"', tags.quad("o c")) == ["", "o", "c", ""]
    assert "<script>" not in tags.quad('l"><script>', 'sf-quad"><script>')


def test_two_forms_never_share_a_once_token():
    tokens = {drawn('{% include "parts/_idempotency.html" %}') for _ in range(5)}
    assert len(tokens) == 5


def test_a_field_says_its_error_beside_itself_and_the_summary_leads_there():
    form = Place({"kind": ""})
    html = drawn('{% include "parts/_errors.html" %}{% include "parts/_field.html" with field=form.spot %}', form=form)
    assert 'href="#id_spot"' in html and 'id="id_spot_error"' in html
    assert re.search(r'<input[^>]*aria-describedby="id_spot_helptext id_spot_error"', html)


def test_the_summary_reaches_a_group_of_choices():
    form = Place({})
    html = drawn(
        '{% include "parts/_errors.html" %}{% include "parts/_field.html" with field=form.kind icons=True %}', form=form
    )
    assert 'href="#id_kind"' in html and "<fieldset" in html and 'id="id_kind"' in html


@pytest.mark.parametrize("name", ["404.html", "403.html", "500.html", "refused.html", "login.html"])
def test_every_answer_page_stands_without_a_person_or_a_database(name):
    html = get_template(name).render(
        {"form": Place(), "sentence": "It is claimed.", "status": 409}, RequestFactory().get("/x/")
    )
    assert "<h1>" in html and "<main" in html


def test_no_template_needs_an_inline_style_or_script():
    for page in WEB.glob("templates/**/*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=\"|<script(?![^>]*\bsrc=)", text), page


def test_the_first_page_stays_light():
    sent = [gzip.compress((WEB / "static/sifang" / name).read_bytes()) for name in ("sifang.css", "sifang.js")]
    assert sum(map(len, sent)) <= 12 * 1024
