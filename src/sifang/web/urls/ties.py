"""Addresses: sponsorship and contact points; joint committees; nominations; limits."""

from django.urls import path

from sifang.web.pages import committees, limits, nominations, sponsorships, workdays

urlpatterns = [
    path("contact-points/", sponsorships.contact_points, name="contact-points"),
    path("sponsorships/", sponsorships.coverage, name="sponsorships"),
    path("sponsorships/new/", sponsorships.sponsorship_new, name="sponsorship-new"),
    path("sponsorships/table.docx", sponsorships.sponsorship_table, name="sponsorship-table"),
    path("sponsorships/<int:pk>/", sponsorships.sponsorship, name="sponsorship"),
    path("sponsorships/<int:pk>/mark/", sponsorships.sponsorship_mark, name="sponsorship-mark"),
    path("sponsorships/<int:pk>/end/", sponsorships.sponsorship_end, name="sponsorship-end"),
    path("committees/", committees.committee_list, name="committees"),
    path("committees/new/", committees.committee_new, name="committee-new"),
    path("committees/<int:pk>/", committees.committee, name="committee"),
    path("committees/<int:pk>/members/", committees.committee_member, name="committee-member"),
    path("committees/<int:pk>/announce/", committees.committee_announce, name="committee-announce"),
    path("committees/<int:pk>/turns/", committees.committee_turns, name="committee-turns"),
    path("committees/<int:pk>/dissolve/", committees.committee_dissolve, name="committee-dissolve"),
    path("committees/<int:pk>/notice/", committees.committee_notice, name="committee-notice"),
    path("committees/<int:pk>/list.docx", committees.committee_paper, name="committee-paper"),
    path("nominations/", nominations.nomination_list, name="nominations"),
    path("nominations/new/", nominations.nomination_new, name="nomination-new"),
    path("nominations/<int:pk>/", nominations.nomination, name="nomination"),
    path("nominations/<int:pk>/approve/", nominations.nomination_approve, name="nomination-approve"),
    path("nominations/<int:pk>/confirm/", nominations.nomination_confirm, name="nomination-confirm"),
    path("nominations/<int:pk>/decline/", nominations.nomination_decline, name="nomination-decline"),
    path("nominations/<int:pk>/end/", nominations.nomination_end, name="nomination-end"),
    path("nominations/<int:pk>/form.docx", nominations.nomination_paper, name="nomination-paper"),
    path("nominations/<int:pk>/reply.docx", nominations.nomination_reply, name="nomination-reply"),
    path("nominations/<int:pk>/letter.docx", nominations.nomination_letter, name="nomination-letter"),
    path("limits/", limits.limits, name="limits"),
    path("workdays/", workdays.workday_page, name="workdays"),
]
