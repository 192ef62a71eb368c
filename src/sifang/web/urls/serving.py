"""Addresses: those who report for service, service posts, partnerships."""

from django.urls import path

from sifang.web.pages import couriers, own_report, partnerships, registrations, service_posts, serving

urlpatterns = [
    path("serving/", serving.hub, name="serving"),
    path("members/", registrations.members, name="members"),
    path("members/new/", registrations.member_new, name="member-new"),
    path("neighbours/", registrations.neighbours, name="neighbours"),
    path("neighbours/new/", registrations.neighbour_new, name="neighbour-new"),
    path("household-liaisons/", registrations.liaisons, name="household-liaisons"),
    path("household-liaisons/new/", registrations.liaison_new, name="household-liaison-new"),
    path("registrations/<int:pk>/", registrations.registration, name="registration"),
    path("registrations/<int:pk>/unmask/", registrations.unmask, name="registration-unmask"),
    path("registrations/<int:pk>/leave/", registrations.leave, name="registration-leave"),
    path("couriers/", couriers.couriers, name="couriers"),
    path("join/<slug:code>/", couriers.join, name="join"),
    path("join/<slug:code>/done/", couriers.done, name="join-done"),
    path("r/", own_report.find, name="own-report-find"),
    path("r/<slug:code>/", own_report.own_report, name="own-report"),
    path("service-posts/", service_posts.service_posts, name="service-posts"),
    path("service-posts/new/", service_posts.new, name="service-post-new"),
    path("service-posts/match/", service_posts.match, name="service-posts-match"),
    path("service-posts/<int:pk>/", service_posts.service_post, name="service-post"),
    path("service-posts/<int:pk>/take/", service_posts.take, name="service-post-take"),
    path("service-posts/<int:pk>/close/", service_posts.close, name="service-post-close"),
    path("uptakes/<int:pk>/release/", service_posts.release, name="uptake-release"),
    path("partnerships/report-in/", partnerships.report_in, name="report-in"),
    path("partnerships/<int:pk>/", partnerships.partnership, name="partnership"),
    path("partnerships/<int:pk>/agree/", partnerships.agree, name="partnership-agree"),
    path("partnerships/<int:pk>/end/", partnerships.end, name="partnership-end"),
    path("partnerships/<int:pk>/agreement.docx", partnerships.agreement_paper, name="agreement-paper"),
    path("partnerships/<int:pk>/receipt.docx", partnerships.receipt_paper, name="receipt-paper"),
]
