"""What people are told, how they wish to be told, and what goes out of the house."""

from sifang.notices.models.deliveries import Delivery as Delivery
from sifang.notices.models.notices import Notice as Notice
from sifang.notices.models.outlets import Outlet as Outlet
from sifang.notices.models.wishes import Way as Way
from sifang.notices.models.wishes import Wish as Wish
