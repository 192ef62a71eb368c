"""Experience material: draft, reviewed by the street, published, shared at a session."""

from sifang.activities import commands
from sifang.activities.models import Experience
from tests.activities.year import activity_of
from tests.refusals import not_allowed, refused

BODY = "楼道堆物怎么清：先上门说，再约时间一起清，最后留一块公共架子。"


def test_experience_is_written_reviewed_published_and_shared(town):
    piece = commands.write_experience(town.wang, town.taian, "楼道堆物怎么清", BODY)
    commands.review_experience(town.clerk, piece)
    commands.publish_experience(town.clerk, piece)
    session = activity_of(town, kind="experience", title="经验分享会")
    commands.share_experience(town.wang, piece, session)
    piece.refresh_from_db()
    assert piece.stage == "published"
    assert list(piece.sessions.all()) == [session]


def test_a_liaison_writes_for_the_own_organization(town):
    piece = commands.write_experience(town.su, town.taian, "反诈宣讲怎么办", BODY, town.bank)
    assert piece.organization == town.bank
    for actor in (town.deng, town.zhou, town.ma):
        with not_allowed():
            commands.write_experience(actor, town.taian, "反诈宣讲怎么办", BODY, town.bank)


def test_what_is_returned_says_why_and_comes_again(town):
    piece = commands.write_experience(town.wang, town.taian, "楼道堆物怎么清", BODY)
    commands.return_experience(town.clerk, piece, "写写后来怎么样")
    assert Experience.objects.get().reply == "写写后来怎么样"
    commands.rewrite_experience(town.wang, piece, "楼道堆物怎么清", BODY + "三个月没有再堆。")
    assert Experience.objects.get().stage == "draft"
    commands.review_experience(town.clerk, piece)
    with refused():
        commands.rewrite_experience(town.wang, piece, "楼道堆物怎么清", BODY)


def test_only_the_street_reviews_and_publishes(town):
    piece = commands.write_experience(town.wang, town.taian, "楼道堆物怎么清", BODY)
    for actor in (town.li, town.su, town.zhou):
        for act in (commands.review_experience, commands.publish_experience):
            with not_allowed():
                act(actor, piece)
    with refused():
        commands.publish_experience(town.clerk, piece)


def test_only_published_experience_is_shared_and_only_at_a_session(town):
    piece = commands.write_experience(town.wang, town.taian, "楼道堆物怎么清", BODY)
    session = activity_of(town, kind="experience")
    with refused("published"):
        commands.share_experience(town.wang, piece, session)
    commands.review_experience(town.clerk, piece)
    commands.publish_experience(town.clerk, piece)
    with refused("kind"):
        commands.share_experience(town.wang, piece, activity_of(town))
