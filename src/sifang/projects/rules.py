"""Who may do what to a project. Commands enforce these; pages ask them what to show."""

from sifang.people.models import Partnership
from sifang.projects.models import Claim


def may_propose(actor, place):
    """The community matches its own lists."""
    return actor is None or actor.may("match", place.code)


def may_set_points(actor, place):
    """The office that sets the other numbers of the place sets the points too."""
    return actor is None or actor.may("settings", place.code)


def may_state_intent(actor, project, organization):
    """A liaison, for an organization that is a partner of the project's community."""
    speaks = actor is not None and actor.may("speak", organization=organization)
    return (
        speaks and Partnership.objects.current().filter(organization=organization, place_id=project.place_id).exists()
    )


def may_withdraw(actor, intent):
    """A liaison of the organization that stated it."""
    return actor is not None and actor.may("speak", organization=intent.organization)


def may_claim(actor, project):
    """Whoever records the joint meeting's resolutions."""
    return actor is not None and actor.may("resolve", project.place_id)


def may_carry(actor, project):
    """A liaison of an organization with an open claim, or the community."""
    if actor is None:
        return False
    if actor.may("accept", project.place_id):
        return True
    held = Claim.objects.filter(project=project, ended_at=None, organization__in=actor.reach.organizations)
    return held.exists()


def may_accept(actor, project):
    """The community alone accepts."""
    return actor is not None and actor.may("accept", project.place_id)


def may_escalate(actor, project):
    """The community alone calls the sponsor leader."""
    return actor is not None and actor.may("escalate", project.place_id)


def may_answer(actor, escalation):
    """The sponsor leader of the place."""
    return actor is not None and actor.may("answer_escalation", escalation.place_id)


def may_answer_ask(actor, ask):
    """The department's liaison, or the community that wrote down a spoken answer."""
    if actor is None:
        return False
    return actor.may("speak", organization=ask.department) or actor.may("escalate", ask.escalation.place_id)
