"""Everything that can be done for an industry, a module for each group of verbs."""

from sifang.industry.commands.sites import apply_site as apply_site
from sifang.industry.commands.sites import correct_site as correct_site
from sifang.industry.commands.sites import enter_site as enter_site
from sifang.industry.commands.sites import name_site as name_site
from sifang.industry.commands.sites import recheck_site as recheck_site
from sifang.industry.commands.sites import return_site as return_site
from sifang.industry.commands.sites import review_site as review_site
from sifang.industry.commands.sites import revoke_site as revoke_site
from sifang.industry.commands.sites import write_site_checklist as write_site_checklist
