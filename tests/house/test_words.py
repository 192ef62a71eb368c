"""The house keeps its own laws, and each check of a law finds what breaks it."""

from pathlib import Path

import pytest

import sifang
from tests.house import laws

SOURCE = Path(sifang.__file__).parent

CHECKS = [
    laws.empty_names,
    laws.long_files,
    laws.signal_imports,
    laws.writing_faces,
    laws.claims_outside_meetings,
    laws.lawless_names,
    laws.lawless_sayings,
    laws.members_beside_merchants,
]

LAWFUL = {
    "web/pages.py": "marks = {'a': 1} | more\nshown = form.is_valid()\n",
    "api/doors.py": "@router.delete('/needs/{pk}/')\ndef withdraw(request, pk):\n    return needs.withdraw(pk)\n",
    "meetings/resolving.py": "from sifang.projects import commands as projects\nprojects.claim(actor, project, org)\n",
    "projects/commands/__init__.py": "from sifang.projects.commands.claiming import claim\n",
    "people/commands.py": "Person.objects.create(name=name)\nchecking = check_integrity = checked_in = checkpoint\n",
    "web/ledger.py": "from sifang.projects import queries as projects\nprojects.claimed(viewer).first().claim\n",
    "web/templates/about.html": "<p>本系统不设打卡，也没有积分排行榜。</p>",
    "commerce/finance.py": 'def seen(viewer):\n    """No Party member."""\n    return Merchant.objects.all()\n',
    "figures/panzhou.py": "from sifang.commerce.models import Merchant\n\n\ndef shops(code):\n    return Merchant\n\n\n"
    "def members(code):\n    return Post.objects.filter(kind='member')\n",
    "core/migrations/0001_start.py": "x = 1\n" * 400,
}

LAWLESS = [
    (laws.empty_names, "needs/utils.py", ""),
    (laws.empty_names, "needs/services/__init__.py", ""),
    (laws.long_files, "needs/commands.py", "x = 1\n" * 301),
    (laws.signal_imports, "needs/hooks.py", "from django.db.models.signals import post_save\n"),
    (laws.signal_imports, "needs/hooks.py", "from django.db.models import signals\n"),
    (laws.signal_imports, "needs/hooks.py", "from django.dispatch import receiver\n"),
    (laws.signal_imports, "needs/hooks.py", "import django.dispatch\n"),
    (laws.writing_faces, "web/resident.py", "def report(request):\n    form.save()\n"),
    (laws.writing_faces, "api/needs.py", "Need.objects.filter(pk=1).update(stage='listed')\n"),
    (laws.writing_faces, "api/needs.py", "made, new = Need.objects.get_or_create(title='x')\n"),
    (laws.claims_outside_meetings, "web/unit.py", "from sifang.projects.commands import claim\n"),
    (laws.claims_outside_meetings, "web/unit.py", "from sifang.projects.commands.claiming import claim as take\n"),
    (laws.claims_outside_meetings, "api/u.py", "from sifang.projects import commands as p\np.claim(a, b, c)\n"),
    (laws.claims_outside_meetings, "api/u.py", "from sifang.projects.commands import claiming\nclaiming.claim(a)\n"),
    (laws.claims_outside_meetings, "site/u.py", "import sifang.projects.commands as p\nlater(p.claim)\n"),
    (laws.lawless_names, "people/models.py", "class CheckIn:\n    pass\n"),
    (laws.lawless_names, "people/models.py", "def checkin_count():\n    pass\n"),
    (laws.lawless_names, "people/commands.py", "record(actor, 'person.clock-in', person)\n"),
    (laws.lawless_names, "figures/board.py", "rows = order(points_rank=True)\n"),
    (laws.lawless_names, "figures/board.py", "total_online_time = 0\n"),
    (laws.lawless_names, "figures/leaderboard.py", ""),
    (laws.lawless_names, "web/templates/board.html", "<section id='leaderboard'></section>"),
    (laws.lawless_names, "web/static/walk.js", "navigator.geolocation.watchPosition(send)"),
    (laws.lawless_names, "people/models.py", "credit_score = models.IntegerField()\n"),
    (laws.lawless_sayings, "web/templates/home.html", "<h2>社区排行榜</h2>"),
    (laws.lawless_sayings, "web/templates/home.html", "<p>不要忘记，今天还要打卡</p>"),
    (
        laws.members_beside_merchants,
        "commerce/queries.py",
        "def of(x):\n    return x.filter(contact__posts__kind='member')\n",
    ),
    (laws.members_beside_merchants, "commerce/models.py", "class Merchant:\n    is_party_member = True\n"),
    (
        laws.members_beside_merchants,
        "figures/shops.py",
        "from sifang.commerce.models import Merchant as M\n\n\ndef lent(code):\n    return M, ['member']\n",
    ),
    (laws.lawless_sayings, "people/posts.py", "TITLE = '在线时长'\n"),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_the_law(check):
    broken = check(SOURCE)
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_lawful_house_breaks_no_law(check, tmp_path):
    build(tmp_path, LAWFUL)
    assert check(tmp_path) == []


@pytest.mark.parametrize(("check", "path", "text"), LAWLESS)
def test_a_law_finds_what_breaks_it(check, path, text, tmp_path):
    build(tmp_path, LAWFUL | {path: text})
    assert check(tmp_path), f"{check.__name__} saw nothing wrong in {path}"


def test_every_law_was_seen_to_be_broken_in_this_file():
    assert {check for check, _, _ in LAWLESS} == set(CHECKS)


def test_the_laws_were_read_on_the_real_house():
    assert {"core", "needs", "projects", "web"} <= {path.parent.name for path in laws.python_files(SOURCE)}


def build(root, files):
    for path, text in files.items():
        written = root / path
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(text, encoding="utf-8")
