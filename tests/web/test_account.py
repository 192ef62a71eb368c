"""Logging in and out, the switches in the strip, notices, one's own account."""

import pytest
from django.urls import reverse

from sifang.core import errands
from sifang.needs import commands as needs
from sifang.notices.models import Notice
from sifang.people import commands as people
from tests.worlds import world

pytestmark = pytest.mark.django_db

PASSWORD = "long-enough-word-1"


@world
def wang(town):
    """Worker Wang, with a password."""
    people.change_password(town.wang, PASSWORD)
    return town.wang


def try_in(client, password, username="wang", **extra):
    """One try to log in."""
    return client.post("/login/", {"username": username, "password": password}, **extra)


def test_a_right_password_logs_in_and_a_wrong_one_says_what_to_do(wang, client):
    wrong = try_in(client, "nonsense")
    assert wrong.status_code == 422
    assert wrong.context["form"].non_field_errors()
    assert try_in(client, PASSWORD).status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_very_long_password_is_a_field_error(wang, client):
    answer = try_in(client, "x" * 5000)
    assert "password" in answer.context["form"].errors


def test_ten_wrong_passwords_rest_the_name_at_that_address_only(wang, town, client):
    people.change_password(town.li, PASSWORD)
    for _n in range(10):
        try_in(client, "nonsense")
    assert try_in(client, PASSWORD).status_code == 429
    assert try_in(client, PASSWORD, username=" WANG ").status_code == 429
    assert try_in(client, PASSWORD, username="li").status_code == 302
    client.logout()
    assert try_in(client, PASSWORD, REMOTE_ADDR="10.1.1.1").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(wang, client):
    for _turn in range(2):
        for _n in range(9):
            assert try_in(client, "nonsense").status_code == 422
        assert try_in(client, PASSWORD).status_code == 302
        client.logout()


def test_logging_out_is_a_post(wang, client):
    client.force_login(wang)
    assert client.get("/logout/").status_code == 405
    client.post("/logout/")
    assert client.get("/account/").url == "/login/?next=/account/"


def test_large_print_is_switched_on_and_off_and_leads_back_only_within_the_site(db, client):
    assert client.post("/elder/", {"next": "/track/"}).url == "/track/"
    assert 'class="elder"' in client.get("/track/").content.decode()
    assert client.post("/elder/", {"next": "//evil.example/x"}).url == "/"
    assert 'class="elder"' not in client.get("/track/").content.decode()
    assert client.get("/elder/").status_code == 405


def test_the_language_is_chosen_by_a_post(db, client):
    assert client.get("/language/").status_code == 405
    client.post("/language/", {"language": "en", "next": "/track/"})
    assert '<html lang="en"' in client.get("/track/").content.decode()


@pytest.mark.parametrize("name", ["notices", "account"])
def test_ones_own_pages_ask_for_a_login(db, client, name):
    assert client.get(reverse(name)).url.startswith("/login/")


def test_notices_are_read_only_when_marked(town, client):
    project = town.claimed()
    errands.run_all()
    assert Notice.objects.filter(person=town.deng, read_at=None).exists()
    client.force_login(town.deng)
    page = client.get("/notices/")
    assert project.name in page.content.decode()
    assert Notice.objects.filter(person=town.deng, read_at=None).exists()
    client.post("/notices/", {"once": "1"})
    assert not Notice.objects.filter(person=town.deng, read_at=None).exists()
    assert Notice.objects.filter(person=town.chen, read_at=None).count() == (
        Notice.objects.filter(person=town.chen).count()
    )


def test_a_new_password_counts_and_the_session_stays(wang, client):
    client.force_login(wang)
    given = {"old_password": PASSWORD, "new_password1": "another-long-word-2", "new_password2": "another-long-word-2"}
    assert client.post("/account/", given | {"old_password": "nonsense"}).status_code == 422
    assert client.post("/account/", given | {"new_password2": "different-word-3"}).status_code == 422
    assert client.post("/account/", given).status_code == 302
    assert client.get("/account/").status_code == 200
    client.logout()
    assert try_in(client, PASSWORD).status_code == 422
    assert try_in(client, "another-long-word-2").status_code == 302


def test_the_account_shows_ones_posts_and_who_looked(town, client):
    people.unmask(town.wang, town.rep, town.taian, "核对联系方式")
    client.force_login(town.rep)
    page = client.get("/account/").content.decode()
    assert "泰安社区" in page and "王芳" in page and "核对联系方式" in page
    client.force_login(town.su)
    assert "核对联系方式" not in client.get("/account/").content.decode()


def test_a_notice_about_a_need_leads_to_it(town, client):
    need = needs.report(town.rep, town.taian, "楼道没有扶手", channel="resident_rep", asker=town.rep)
    needs.verify(town.wang, need)
    errands.run_all()
    client.force_login(town.rep)
    [(notice, sentence, _address)] = client.get("/notices/").context["rows"]
    assert need.title in sentence and notice.read_at is None
