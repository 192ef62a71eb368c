"""Addresses: the two-way appraisal."""

from django.urls import path

from sifang.web.pages import ballot, chapters, feedback, papers, rounds, sheets

urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.round_new, name="round-new"),
    path("rounds/<int:pk>/", rounds.round_page, name="round"),
    path("rounds/<int:pk>/close/", rounds.round_close, name="round-close"),
    path("rounds/<int:pk>/review/", rounds.round_review, name="round-review"),
    path("rounds/<int:pk>/letters/", feedback.round_letters, name="round-letters"),
    path("rounds/<int:pk>/release/", feedback.round_release, name="round-release"),
    path("chapters/<int:pk>/", chapters.chapter, name="chapter"),
    path("chapters/<int:pk>/members/", chapters.chapter_members, name="chapter-members"),
    path("chapters/<int:pk>/members/sign/", chapters.chapter_members_sign, name="chapter-members-sign"),
    path("chapters/<int:pk>/opinion/", chapters.chapter_opinion, name="chapter-opinion"),
    path("chapters/<int:pk>/slips/", chapters.chapter_slips, name="chapter-slips"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/answer/", sheets.sheet_answer, name="sheet-answer"),
    path("sheets/<int:pk>/return/", sheets.sheet_return, name="sheet-return"),
    path("sheets/<int:pk>/facts/", sheets.sheet_facts, name="sheet-facts"),
    path("sheets/<int:pk>/release/", feedback.sheet_release, name="sheet-release"),
    path("sheets/<int:pk>/say/", feedback.sheet_say, name="sheet-say"),
    path("sheets/<int:pk>/feedback.docx", papers.sheet_paper, name="sheet-paper"),
    path("statements/<int:pk>/", feedback.statement, name="statement"),
    path("ballot/", ballot.ballot, name="ballot"),
    path("ballot/cast/", ballot.ballot_cast, name="ballot-cast"),
    path("ballot/done/", ballot.ballot_done, name="ballot-done"),
]
