"""Everything that can be done in a business district, a module for each group of verbs."""

from sifang.commerce.commands.consenting import ask_consent as ask_consent
from sifang.commerce.commands.consenting import give_consent as give_consent
from sifang.commerce.commands.consenting import provide as provide
from sifang.commerce.commands.consenting import refuse_consent as refuse_consent
from sifang.commerce.commands.consenting import revoke_consent as revoke_consent
from sifang.commerce.commands.finance import consult_finance as consult_finance
from sifang.commerce.commands.finance import disburse as disburse
from sifang.commerce.commands.finance import end_application as end_application
from sifang.commerce.commands.finance import hand_in as hand_in
from sifang.commerce.commands.finance import list_documents as list_documents
from sifang.commerce.commands.finance import record_answer as record_answer
from sifang.commerce.commands.finance import submit as submit
from sifang.commerce.commands.finance import take_back as take_back
