"""One application with a document and a consent, in a business district of 泰安社区."""

from sifang.commerce import commands as commerce
from tests.commerce.shops import Shops


def add(town, objects):
    """One merchant on its way to a loan, asked for its consent."""
    shops = Shops(town)
    made = commerce.consult_finance(shops.luo, shops.noodles)
    objects["applications"] = made
    objects["documents"] = commerce.list_documents(shops.luo, made)[0]
    objects["consents"] = commerce.ask_consent(shops.luo, made, shops.lender)
