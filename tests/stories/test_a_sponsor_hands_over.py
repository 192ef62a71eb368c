"""A year's change of a sponsor leader, clicked as people do: one step at the desk, and the successor logs in."""

import pytest
from django.core.cache import cache

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Post
from tests.people.offices import officer_of
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"


@pytest.fixture
def officer(town, more_desks):
    """The organization department at its desk; leader Chen holds both communities."""
    cache.clear()
    person = officer_of(town)
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    people.mark_demonstration(person, town.chen.posts.earliest("pk"), True)
    person.set_password(PASSWORD)
    person.save()
    visitor = Visitor(more_desks())
    visitor.log_in(person.username, PASSWORD)
    return visitor


def test_everything_passes_to_the_successor_who_logs_in_at_once(town, officer, more_desks, phone):
    officer.follow("四方名册")
    officer.follow("包抓联系", within="main")
    officer.sees("2个社区都有包抓领导", "1位领导包抓联系2处")
    officer.follow("按领导看", within="main")
    officer.follow("泰安社区", within="main")
    officer.sees("泰安社区由陈致远包抓联系", "示范点")
    officer.choose("which", "all")
    officer.write("name", "田永明")
    officer.write("title", "县委常委")
    officer.write("username", "tianyongming")
    officer.write("since", f"{clock.today():%F}")
    officer.press("办理交接")
    officer.sees("田永明已任包抓领导", "密码只显示这一次")
    password = officer.page.locator("#code").inner_text()
    assert "田永明" in table_of(officer) and Post.objects.current().filter(kind="sponsor").count() == 2

    successor = Visitor(more_desks())
    successor.log_in("tianyongming", password)
    successor.sees("您包抓联系：", "泰安社区", "南关社区")

    phone.goto("/contact-points/")
    text = phone.locator("main").inner_text()
    assert text.count("田永明") == 2 and "陈致远" not in text and "示范点" in text


def table_of(officer):
    officer.follow("交给本人了", within="main")
    officer.sees("2个社区都有包抓领导")
    return officer.paper("分工表")
