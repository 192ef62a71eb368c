"""The pages about what goes out of the house: wishes with their codes, group bots, what was not delivered."""

import re
from dataclasses import replace

import pytest

from sifang.core import clock
from sifang.notices.confirming import code_of
from sifang.notices.models import Delivery, Outlet, Wish
from sifang.site.telling import Smtp, read

pytestmark = pytest.mark.django_db
BOT = "https://open.feishu.cn/open-apis/bot/v2/hook/0d7c"


def send(client, at, **fields):
    """The answer to a form sent once."""
    return client.post(at, {"once": f"{at}{sorted(fields.items())}"[:90]} | fields)


def test_a_wish_is_stated_confirmed_and_taken_back(client, town, settings):
    client.force_login(town.li)
    assert "mail" not in client.get("/account/notices/").content.decode().split("<main")[1].split("</main")[0]
    settings.SIFANG_TELLING = replace(settings.SIFANG_TELLING, smtp=Smtp("127.0.0.1", 1, "a@gz.example"))
    bad = send(client, "/account/notices/", way="mail", mode="at_once", address="nobody")
    assert bad.status_code == 422
    send(client, "/account/notices/", way="mail", mode="digest", address="li@gz.example")
    page = client.get("/account/notices/").content.decode()
    assert "l***@gz.example" in page
    assert "li@gz.example" not in page
    assert 'autocomplete="one-time-code"' in page
    assert send(client, "/account/notices/", way="mail", code="abc").status_code == 422
    wish = Wish.objects.get()
    assert send(client, "/account/notices/", way="mail", code=code_of(wish)).status_code == 302
    wish.refresh_from_db()
    assert wish.confirmed_at
    assert send(client, "/account/notices/", way="wecom", mode="off", address="").status_code == 404
    send(client, "/account/notices/", way="mail", mode="off", address="")
    assert Wish.objects.get().mode == "off"


def test_the_secretary_adds_a_group_and_tries_it(client, town):
    client.force_login(town.wang)
    assert client.get("/outlets/").status_code == 403
    client.force_login(town.li)
    facts = {"way": "feishu", "label": "三号楼楼组群", "kinds": ["needs", "urgent"]}
    answer = send(client, "/outlets/", url="http://127.0.0.1/hook", **facts)
    assert answer.status_code == 422
    assert "三号楼楼组群" in answer.content.decode()
    assert send(client, "/outlets/", url=BOT, signing="s3cret", **facts).status_code == 302
    outlet = Outlet.objects.get()
    send(client, f"/outlets/{outlet.pk}/test/")
    page = client.get("/outlets/").content.decode()
    assert "0d7c" not in page + client.get(f"/outlets/{outlet.pk}/").content.decode()
    assert Delivery.objects.get(kind="test").is_urgent
    send(client, f"/outlets/{outlet.pk}/", label="楼组群", kinds=["needs"])
    outlet.refresh_from_db()
    assert (outlet.label, outlet.news, outlet.is_on) == ("楼组群", ["needs"], False)
    assert (outlet.url, outlet.signing) == (BOT, "s3cret")
    client.force_login(town.zhou)
    assert client.get(f"/outlets/{outlet.pk}/").status_code == 404


def test_administrators_see_what_was_not_delivered_and_nothing_of_what_it_said(client, town):
    admin = town.official("sys", "管一", "system_admin", place=town.county)
    now, place = clock.now(), town.taian.pk
    for number in range(2):
        Delivery.objects.create(
            key=f"deed {number}", kind="deed", way="sms", person=town.ma, place_code=place, stage="failed", tries=6,
            made_at=now, next_at=now, error="HTTP 500",
        )  # fmt: skip
    client.force_login(admin)
    page = client.get("/deliveries/").content.decode()
    assert "199****1234" in page
    assert "19900001234" not in page
    assert "HTTP 500" in page
    first, second = re.findall(r"/deliveries/(\d+)/retry/", page)
    assert send(client, f"/deliveries/{first}/retry/").status_code == 302
    assert send(client, f"/deliveries/{second}/give-up/").status_code == 302
    assert {row.stage for row in Delivery.objects.all()} == {"waiting", "given_up"}


def test_settings_are_read_from_the_environment_and_the_file_of_the_folder(tmp_path):
    (tmp_path / "telling.env").write_text(
        "# secrets\nSIFANG_SMTP_URL=smtp://u%40x:p%23w@mail.example:587/?tls=starttls&from=told@gz.example\n"
        "SIFANG_SIGN=泰安社区\nSIFANG_WECOM_APP=corp:1000002:se:cret\n",
        encoding="utf-8",
    )
    told = read({"SIFANG_ADDRESS": "https://gz.example/", "SIFANG_SIGN": "街道", "HOME": "/"}, tmp_path)
    assert (told.address, told.sign) == ("https://gz.example", "街道")
    assert told.smtp == Smtp("mail.example", 587, "told@gz.example", "u@x", "p#w", is_ssl=False, starts_tls=True)
    assert told.apps["wecom"].secret == "se:cret"
    assert told.apps["wecom"].host in told.hosts
    assert "cret" not in repr(told) + repr(told.smtp)
    assert read({}, tmp_path / "none").smtp is None
