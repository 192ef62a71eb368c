"""Addresses: proposals, the points they are weighed by, projects, escalations."""

from django.urls import path

from sifang.web.pages import escalations, match_policy, projects, proposals, refusals

urlpatterns = [
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/match/", proposals.match, name="match"),
    path("match-policy/", match_policy.match_policy, name="match-policy"),
    path("match-policy/new/", match_policy.match_policy_new, name="match-policy-new"),
    path("match-policy/<int:pk>/", match_policy.match_policy_version, name="match-policy-version"),
    path("match-policy/<int:pk>/trial/", match_policy.match_policy_trial, name="match-policy-trial"),
    path("match-policy/<int:pk>/use/", match_policy.match_policy_use, name="match-policy-use"),
    path("match-policy/<int:pk>/drop/", match_policy.match_policy_drop, name="match-policy-drop"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<int:pk>/", projects.project, name="project"),
    path("projects/<int:pk>/choose/", proposals.choose, name="project-choose"),
    path("projects/<int:pk>/drop/", projects.drop, name="project-drop"),
    path("projects/<int:pk>/intent/", projects.intend, name="project-intent"),
    path("projects/<int:pk>/submit/", projects.submit, name="project-submit"),
    path("projects/<int:pk>/accept/", projects.accept, name="project-accept"),
    path("projects/<int:pk>/send-back/", projects.send_back, name="project-send-back"),
    path("projects/<int:pk>/hand-back/", projects.hand_back, name="project-hand-back"),
    path("projects/<int:pk>/emergency/", escalations.emergency, name="project-emergency"),
    path("projects/<int:pk>/steps/", projects.plan, name="step-plan"),
    path("steps/<int:pk>/finish/", projects.finish, name="step-finish"),
    path("intents/<int:pk>/withdraw/", projects.withdraw, name="intent-withdraw"),
    path("allocations/<int:pk>/keep/", refusals.keep, name="pair-keep"),
    path("allocations/<int:pk>/let/", refusals.let_engine_choose, name="pair-let"),
    path("allocations/<int:pk>/refuse/", refusals.refuse, name="pair-refuse"),
    path("refusals/<int:pk>/take-back/", refusals.take_back, name="refusal-take-back"),
    path("escalations/", escalations.escalations, name="escalations"),
    path("escalations/<int:pk>/", escalations.escalation, name="escalation"),
    path("escalations/<int:pk>/take-on/", escalations.take_on, name="escalation-take-on"),
    path("escalations/<int:pk>/answer/", escalations.answer, name="escalation-answer"),
    path("escalations/<int:pk>/close/", escalations.close, name="escalation-close"),
    path("escalations/<int:pk>/again/", escalations.again, name="escalation-again"),
    path("asks/<int:pk>/answer/", escalations.answer_ask, name="ask-answer"),
]
