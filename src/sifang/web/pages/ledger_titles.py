"""What each ledger is called, and the page on which its records are read. Pure data."""

from django.utils.translation import gettext_lazy

TITLES = {
    "needs": gettext_lazy("Needs list"),
    "resources": gettext_lazy("Resource list"),
    "projects": gettext_lazy("Project list"),
    "places": gettext_lazy("List of places"),
    "members": gettext_lazy("Roster of reported members"),
    "couriers": gettext_lazy("Roster of couriers"),
    "service_records": gettext_lazy("Members' service cards"),
    "households": gettext_lazy("Members and their households"),
    "councils": gettext_lazy("Record of councils"),
    "partners": gettext_lazy("Register of partner organizations"),
    "sponsorships": gettext_lazy("Sponsor leaders' ledger"),
    "committee_members": gettext_lazy("Roster of part-time committee members"),
    "secondments": gettext_lazy("Roster of seconded cadres"),
    "minutes": gettext_lazy("Minutes of meetings"),
    "claim_forms": gettext_lazy("Claim forms"),
    "matters": gettext_lazy("Ledger of matters"),
    "appraisals": gettext_lazy("Summary of appraisals"),
    "compounds": gettext_lazy("Ledger of compounds"),
    "sites": gettext_lazy("Ledger of demonstration sites"),
    "finance": gettext_lazy("Finance desk's ledger"),
    "disputes": gettext_lazy("Three-colour ledger of property disputes"),
    "merchants": gettext_lazy("Roster of merchants"),
    "hiring": gettext_lazy("Ledger of joint hiring"),
    "joint_training": gettext_lazy("Ledger of joint training"),
    "referral": gettext_lazy("Ledger of customer referral"),
    "offers": gettext_lazy("Ledger of shared offers"),
    "costs": gettext_lazy("Ledger of shared costs"),
    "adviser_services": gettext_lazy("Service log of legal advisers"),
    "legal_advisers": gettext_lazy("Roster of legal advisers"),
    "coverage": gettext_lazy("Party organizations of enterprises"),
    "advisory": gettext_lazy("Ledger of advisory visits"),
    "sales": gettext_lazy("Livestream sales"),
    "trainings": gettext_lazy("Ledger of trainings"),
    "memberships": gettext_lazy("Members of associations"),
}
# Where the records of a ledger are read, if not on a page of its own name.
PAGES = {
    "places": "roster", "households": "household-liaisons", "service_records": "members", "partners": "roster",
    "committee_members": "committees", "secondments": "roster", "minutes": "meetings", "claim_forms": "projects",
    "matters": "needs", "appraisals": "rounds",
    **dict.fromkeys(("merchants", "hiring", "joint_training", "referral", "offers", "costs"), "districts"),
    "adviser_services": "service-log", "legal_advisers": "roster", "coverage": "coverage", "advisory": "advisory",
    "sales": "livestreams", "memberships": "bodies",
}  # fmt: skip
