"""Addresses: disputes in three colours, the backlog, agreements and referrals."""

from django.urls import path

from sifang.web.pages import dispute_acts as acts
from sifang.web.pages import dispute_backlog, dispute_new, disputes

urlpatterns = [
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/new/", dispute_new.dispute_new, name="dispute-new"),
    path("disputes/backlog/", dispute_backlog.backlog_page, name="dispute-backlog"),
    path("disputes/backlog/rows/", dispute_backlog.rows, name="dispute-backlog-rows"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("disputes/<int:pk>/take-up/", acts.take_up, name="dispute-take-up"),
    path("disputes/<int:pk>/session/", acts.session, name="dispute-session"),
    path("disputes/<int:pk>/spot/", acts.spot, name="dispute-spot"),
    path("disputes/<int:pk>/resolve/", acts.resolve, name="dispute-resolve"),
    path("disputes/<int:pk>/agree/", acts.agree, name="dispute-agree"),
    path("disputes/<int:pk>/colour/", acts.colour, name="dispute-colour"),
    path("disputes/<int:pk>/report/", acts.report, name="dispute-report"),
    path("disputes/<int:pk>/adviser/", acts.adviser, name="dispute-adviser"),
    path("disputes/<int:pk>/refer/", acts.refer, name="dispute-refer"),
    path("disputes/<int:pk>/fail/", acts.fail, name="dispute-fail"),
    path("disputes/<int:pk>/close/", acts.close, name="dispute-close"),
    path("disputes/<int:pk>/reopen/", acts.reopen, name="dispute-reopen"),
    path("disputes/<int:pk>/party/", acts.party, name="dispute-party"),
    path("disputes/<int:pk>/phone/", acts.phone, name="dispute-phone"),
    path("referrals/<int:pk>/answer/", acts.answer, name="referral-answer"),
    path("agreements/<int:pk>/ask/", acts.ask_court, name="agreement-ask"),
    path("agreements/<int:pk>/confirm/", acts.confirm_court, name="agreement-confirm"),
    path("agreements/<int:pk>/check/", acts.check, name="agreement-check"),
    path("agreements/<int:pk>/paper.docx", acts.paper, name="agreement-docx"),
]
