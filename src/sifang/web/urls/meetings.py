"""Addresses: the joint meeting and its papers; letters."""

from django.urls import path

from sifang.web.pages import items, letters, letters_year, meetings, papers

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting-new"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/lists/", meetings.meeting_lists, name="meeting-lists"),
    path("meetings/<int:pk>/fill/", items.meeting_fill, name="meeting-fill"),
    path("meetings/<int:pk>/topic/", items.meeting_topic, name="meeting-topic"),
    path("meetings/<int:pk>/add/", items.meeting_add, name="meeting-add"),
    path("meetings/<int:pk>/notify/", meetings.meeting_notify, name="meeting-notify"),
    path("meetings/<int:pk>/open/", meetings.meeting_open, name="meeting-open"),
    path("meetings/<int:pk>/close/", meetings.meeting_close, name="meeting-close"),
    path("meetings/<int:pk>/sign/", meetings.meeting_sign, name="meeting-sign"),
    path("meetings/<int:pk>/cancel/", meetings.meeting_cancel, name="meeting-cancel"),
    path("meetings/<int:pk>/notice.docx", papers.meeting_notice, name="meeting-notice"),
    path("meetings/<int:pk>/minutes.docx", papers.meeting_minutes, name="meeting-minutes"),
    path("items/<int:pk>/claim/", items.item_claim, name="item-claim"),
    path("items/<int:pk>/defer/", items.item_defer, name="item-defer"),
    path("items/<int:pk>/escalate/", items.item_escalate, name="item-escalate"),
    path("items/<int:pk>/note/", items.item_note, name="item-note"),
    path("items/<int:pk>/up/", items.item_up, name="item-up"),
    path("items/<int:pk>/off/", items.item_off, name="item-off"),
    path("invitations/<int:pk>/attend/", meetings.invitation_attend, name="invitation-attend"),
    path("resolutions/<int:pk>/done/", meetings.resolution_done, name="resolution-done"),
    path("claims/<int:pk>/form.docx", papers.claim_form, name="claim-form"),
    path("letters/", letters.letters, name="letters"),
    path("letters/year/", letters_year.year, name="letters-year"),
    path("letters/year/draft/", letters_year.draft, name="letters-year-draft"),
    path("letters/year/approve/", letters_year.approve, name="letters-year-approve"),
    path("letters/year/letters.pdf", letters_year.papers, name="letters-year-pdf"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/approve/", letters.letter_approve, name="letter-approve"),
    path("letters/<int:pk>/drop/", letters.letter_drop, name="letter-drop"),
    path("letters/<int:pk>/receive/", letters_year.receive, name="letter-receive"),
    path("letters/<int:pk>/letter.pdf", letters_year.paper, name="letter-pdf"),
    path("letters/<int:pk>/letter.docx", papers.letter_paper, name="letter-paper"),
]
