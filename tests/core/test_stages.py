"""A work item moves only along its arrows, by what the database says, and the database admits no other stage."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from sifang.core.stages import Staged
from sifang.needs.models import Need
from tests.refusals import refused

STAGED = [model for model in apps.get_models() if issubclass(model, Staged)]


def test_the_staged_things_of_the_house_are_found():
    assert {"Need", "Project", "Meeting", "Post", "Plan", "Visit"} <= {model.__name__ for model in STAGED}


@pytest.mark.parametrize("model", STAGED)
def test_every_arrow_leads_from_a_stage_to_another_one(model):
    legal = set(model.Stage.values)
    assert set(model.ARROWS) <= legal
    assert all(ends <= legal and start not in ends for start, ends in model.ARROWS.items())


@pytest.mark.parametrize("model", STAGED)
def test_every_stage_is_the_first_or_can_be_reached(model):
    reached, first = set(), {model._meta.get_field("stage").default, *model.STARTS}
    while first - reached:
        reached |= first
        first = {end for stage in reached for end in model.ARROWS.get(stage, ())}
    assert reached == set(model.Stage.values)


@pytest.mark.django_db
@pytest.mark.parametrize("model", STAGED)
def test_the_database_knows_which_stages_are_legal(model):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    assert found[f"{model.__name__.lower()}_stage_is_legal"]["check"]


@pytest.mark.django_db
def test_the_database_refuses_a_stage_that_does_not_exist(town):
    need = town.need()
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(stage="forgotten")
    need.refresh_from_db()
    assert need.stage == Need.Stage.LISTED


@pytest.mark.django_db
def test_a_move_against_the_arrows_is_refused_naming_both_stages(town):
    need = town.need(verified=False)
    with refused(need.title, "to be verified", "done and confirmed", "Reload"), transaction.atomic():
        need.move(Need.Stage.CLOSED)
    assert Need.objects.get(pk=need.pk).stage == Need.Stage.NEW


@pytest.mark.django_db
def test_a_move_goes_by_the_row_not_by_what_was_read_long_ago(town):
    need = town.need(verified=False)
    stale = Need.objects.get(pk=need.pk)
    need.move(Need.Stage.LISTED)
    with refused("on the needs list"), transaction.atomic():
        stale.move(Need.Stage.LISTED)
    assert stale.stage == Need.Stage.LISTED
    stale.move(Need.Stage.MET)
    assert Need.objects.get(pk=need.pk).stage == Need.Stage.MET
