"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

from sifang.web.pages import chain, extensions, need_new, need_ways, needs, tickets, workbench, year_end

urlpatterns = [
    path("work/", workbench.workbench, name="workbench"),
    path("needs/", needs.listing, name="needs"),
    path("needs/new/", need_new.new, name="need-new"),
    path("needs/new/caller/", need_new.caller, name="need-caller"),
    path("needs/new/lookalikes/", need_new.lookalikes, name="need-lookalikes"),
    path("needs/year-end/", year_end.year_end, name="needs-year-end"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/verify/", needs.verify, name="need-verify"),
    path("needs/<int:pk>/return/", needs.send_back, name="need-return"),
    path("needs/<int:pk>/merge/", needs.merge, name="need-merge"),
    path("needs/<int:pk>/unmerge/", needs.unmerge, name="need-unmerge"),
    path("needs/<int:pk>/answer/", needs.answer, name="need-answer"),
    path("needs/<int:pk>/correct/", needs.correct, name="need-correct"),
    path("needs/<int:pk>/parts/", needs.parts, name="need-parts"),
    path("needs/<int:pk>/unmask/", needs.unmask, name="need-unmask"),
    path("needs/<int:pk>/take-on/", need_ways.take_on, name="need-take-on"),
    path("needs/<int:pk>/hand-over/", need_ways.hand_over, name="need-hand-over"),
    path("needs/<int:pk>/tell/", need_ways.tell, name="need-tell"),
    path("needs/<int:pk>/council/", need_ways.council, name="need-council"),
    path("needs/<int:pk>/ticket/", need_ways.ticket, name="need-ticket"),
    path("needs/<int:pk>/leader/", need_ways.leader, name="need-leader"),
    path("needs/<int:pk>/unsolved/", need_ways.unsolved, name="need-unsolved"),
    path("needs/<int:pk>/elsewhere/", need_ways.elsewhere, name="need-elsewhere"),
    path("needs/<int:pk>/reopen/", need_ways.reopen, name="need-reopen"),
    path("needs/<int:pk>/extension/", need_ways.extension, name="need-extension"),
    path("tickets/<int:pk>/", tickets.ticket, name="ticket"),
    path("tickets/<int:pk>/accept/", tickets.accept, name="ticket-accept"),
    path("tickets/<int:pk>/decline/", tickets.decline, name="ticket-decline"),
    path("tickets/<int:pk>/answer/", tickets.answer, name="ticket-answer"),
    path("tickets/<int:pk>/confirm/", tickets.confirm, name="ticket-confirm"),
    path("tickets/<int:pk>/back/", tickets.send_back, name="ticket-back"),
    path("tickets/<int:pk>/recall/", tickets.recall, name="ticket-recall"),
    path("extensions/<int:pk>/", extensions.extension, name="extension"),
    path("extensions/<int:pk>/grant/", extensions.grant, name="extension-grant"),
    path("extensions/<int:pk>/refuse/", extensions.refuse, name="extension-refuse"),
    path("needs/<int:pk>/chain/", chain.chain, name="chain"),
]
