"""Addresses: the year's plan, activities, campaigns, the service menu, experience material."""

from django.urls import path

from sifang.web.pages import activities, activities_public, campaigns, plans

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/lines/", plans.line_add, name="line-add"),
    path("plans/<int:pk>/agree/", plans.plan_agree, name="plan-agree"),
    path("plans/<int:pk>/reopen/", plans.plan_reopen, name="plan-reopen"),
    path("plans/<int:pk>/close/", plans.plan_close, name="plan-close"),
    path("lines/<int:pk>/drop/", plans.line_drop, name="line-drop"),
    path("activities/", activities.activities, name="activities"),
    path("activities/new/", activities.activity_new, name="activity-new"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/hold/", activities.activity_hold, name="activity-hold"),
    path("activities/<int:pk>/cancel/", activities.activity_cancel, name="activity-cancel"),
    path("activities/<int:pk>/announce/", activities.activity_announce, name="activity-announce"),
    path("activities/<int:pk>/join/", activities.activity_join, name="activity-join"),
    path("activities/<int:pk>/leave/", activities.activity_leave, name="activity-leave"),
    path("activities/<int:pk>/tag/", activities.activity_tag, name="activity-tag"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("projects/<int:pk>/tag/", campaigns.project_tag, name="project-tag"),
    path("projects/<int:pk>/untag/", campaigns.project_untag, name="project-untag"),
    path("c/<code>/activities/", activities_public.coming, name="public-activities"),
    path("c/<code>/activities/<int:pk>/", activities_public.one, name="public-activity"),
    path("c/<code>/activities/<int:pk>/poster/", activities_public.poster, name="activity-poster"),
    path("calendar/<token>.ics", activities_public.calendar, name="calendar"),
]
