"""The demo in a screenful: counts, a few pairings with their reasons, accounts, the pages of the flow."""

import json
import secrets

from django.urls import reverse

from sifang.figures.queries import FIGURES, public_figures
from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.projects.models import Allocation, Project
from sifang.simulation import cast
from sifang.site import folder
from sifang.site.verbs.match import words

ACCOUNTS = {
    "secretary010": "社区党组织（泰安社区书记）",
    "liaison1": "共建单位（联络员）",
    "leader1": "包抓领导",
    "rep0100": "居民群众代表",
    "department1": "部门联络员",
}


def write(data, town):
    """The five accounts have fresh passwords, kept in ``accounts.txt``; the demo mark holds the summary."""
    passwords = {name: secrets.token_urlsafe(6) for name in ACCOUNTS}
    for name, password in passwords.items():
        person = Person.objects.get(username=name)
        person.set_password(password)
        person.save(update_fields=["password"])
    lines = [f"{ACCOUNTS[name]}\t{name}\t{password}" for name, password in passwords.items()]
    path = data / "accounts.txt"
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    facts = public_figures(cast.STREET) | {"accounts": str(path), "urls": pages()}
    (data / folder.DEMO_MARK).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")


def read(data):
    """The summary as it was written; the folder may have moved since."""
    facts = json.loads((data / folder.DEMO_MARK).read_text(encoding="utf-8"))
    return facts | {"accounts": str(data / "accounts.txt")}


def pages():
    """{name: path} of every page of the flow, in 泰安社区."""
    return {"home": reverse("home")}


def show(data, facts, port):
    """The summary is on standard output, for a person."""
    print("\n" + "　".join(f"{FIGURES[name].title} {facts[name]}" for name in FIGURES))
    print("\n几个配对和理由：")
    for pair in _pairs():
        print(f"· {pair.project} ← {pair.booking.resource.owner} {pair.booking.resource}：{words(pair)}")
    print("\n账号（也在 " + facts["accounts"] + "）：")
    print((data / "accounts.txt").read_text(encoding="utf-8"))
    if port:
        print(f"网址：http://127.0.0.1:{port}/  （按 Ctrl+C 结束）", flush=True)


def _pairs():
    found = Allocation.objects.filter(project__place=cast.TAIAN, project__stage=Project.Stage.ACCEPTED)
    return found.select_related("project", "booking__resource__organization", "booking__resource__person").order_by("pk")[:4]


