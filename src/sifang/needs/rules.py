"""Who may do what to a need. Commands enforce these; pages ask them what to show."""

from sifang.needs.models import Asker, Need
from sifang.people.rules import is_root

# A need may turn out to be two while it is open and no project has it.
SPLIT_STAGES = (Need.Stage.NEW, Need.Stage.LISTED, Need.Stage.IN_HAND)


def may_report(actor, place, channel):
    """Residents report for themselves; each of the four channels is open to those who work through it."""
    if channel == Need.Channel.RESIDENT:
        return True
    if actor is None:
        return False
    if channel == Need.Channel.PARTNER:
        return any(place.code == code for code in actor.reach.communities)
    # A grid worker reports to the community.
    acts = (f"report:{channel}", "report:community")
    return any(post.opens_around(act, place) for post in actor.current_posts for act in acts)


def may_verify(actor, need):
    """Whether ``actor`` works for the need's community."""
    return actor is not None and actor.may("verify", need.place_id)


def may_call_back(actor, need):
    """Whether ``actor`` works for the need's community and may see the phones of those who asked."""
    return may_verify(actor, need) and actor.may("unmask", need.place_id)


def may_be_amended_to(need, stage):
    """Whether a ledger may say so of the need: not while a project holds it, nor against what residents said."""
    stages = (Need.Stage.NEW, Need.Stage.RETURNED, Need.Stage.LISTED, Need.Stage.IN_HAND)
    return need.stage in stages and stage in need.ARROWS[need.stage]


def may_change_parts(need):
    """Whether what the need asks for may still change: not once a meeting has it before it or a project holds it."""
    # A project on the list holds nothing yet: the next matching proposes anew.
    held = need.coverages.filter(ended_at=None).exclude(project__stage="proposed")
    return need.stage in (Need.Stage.NEW, Need.Stage.LISTED) and not held.exists()


def speaks_for(asker, need):
    """Whether the track code of ``asker`` says what its person says of ``need``.

    Somebody may report under another's phone; merged into what that other asked for, such a tie says nothing there.
    """
    while asker and asker.need_id != need.pk:
        into = asker.need.merged_into_id
        asker = Asker.objects.filter(need=into, person=asker.person_id, via=asker.need_id).first()
    return asker is not None


def may_rate(person, need):
    """Whether ``person`` is one of those who asked."""
    return person is not None and Asker.objects.filter(need=need, person=person).exists()


def may_decide_extension(actor, extension):
    """The secretary of the community or the street; nobody decides what they asked for themselves."""
    place = extension.need.place_id
    in_office = actor is not None and (
        actor.may("sign", place) or (actor.may("oversee", place) and actor.may("verify", place))
    )
    return in_office and actor.pk != extension.asked_by_id


def may_roll_over(actor, place):
    """Whether ``actor`` closes the year's needs list of ``place``."""
    return actor is not None and actor.may("verify", place.code)


def may_answer_ticket(actor, ticket):
    """Whether ``actor`` speaks for the department, or works for the community that writes down what it said."""
    return actor is not None and (actor.may("speak", organization=ticket.department) or may_verify(actor, ticket.need))


def may_shape_tree(actor, place):
    """Whether ``actor`` may change the categories: the offices that set numbers for their place, or the set-up."""
    return is_root(actor) or actor.may("settings", place.code)


def may_gather(actor, cluster):
    """Whether ``actor`` works for the community of the cluster."""
    return actor is not None and actor.may("verify", cluster.place_id)
