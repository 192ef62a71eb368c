"""Campaigns: a tag on what is done anyway."""

import datetime

from sifang.activities import commands
from tests.activities.year import activity_of
from tests.refusals import not_allowed, refused

SINCE = datetime.date(2026, 1, 1)


def test_a_campaign_counts_activities_and_projects_of_its_place(town):
    campaign = commands.name_campaign(town.clerk, town.street, "三抓三促", SINCE)
    project = town.project()
    commands.tag(town.wang, campaign, project)
    commands.tag(town.wang, campaign, project)
    activity = activity_of(town, campaign=campaign)
    assert list(campaign.projects.all()) == [project]
    assert list(campaign.activities.all()) == [activity]
    commands.untag(town.wang, campaign, project)
    commands.tag_activity(town.wang, None, activity)
    assert not campaign.projects.exists()
    assert not campaign.activities.exists()


def test_a_campaign_of_another_place_tags_nothing_here(town):
    campaign = commands.name_campaign(town.zhou, town.nanguan, "创安创稳", SINCE)
    with refused("another place"):
        activity_of(town, campaign=campaign)
    with refused("another place"):
        commands.tag(town.wang, campaign, town.project())


def test_a_name_is_given_once_a_place_and_by_those_who_work_there(town):
    commands.name_campaign(town.li, town.taian, "创安创稳", SINCE)
    with refused("already"):
        commands.name_campaign(town.li, town.taian, "创安创稳", SINCE)
    with refused("before"):
        commands.name_campaign(town.li, town.taian, "三抓三促", SINCE, SINCE - datetime.timedelta(days=1))
    for actor in (town.su, town.zhou, town.ma):
        with not_allowed():
            commands.name_campaign(actor, town.taian, "三抓三促", SINCE)


def test_another_community_tags_none_of_our_projects(town):
    campaign = commands.name_campaign(town.clerk, town.street, "三抓三促", SINCE)
    with not_allowed():
        commands.tag(town.zhou, campaign, town.project())
