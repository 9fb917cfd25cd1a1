"""Production as GB/T 22239-2019, level 3, is assessed: composed passwords, new every 90 days.

Off by default: both make people choose worse passwords (OWASP ASVS 5.0, V6.2.5 and V6.2.10). A
second factor is asked of every office.
"""

from config.settings.prod import *

PASSWORD_MAX_AGE_DAYS = 90
AUTH_PASSWORD_VALIDATORS = [
    *AUTH_PASSWORD_VALIDATORS,
    {"NAME": "accounts.domain.passwords.CompositionValidator"},
]
SECOND_FACTOR_ROLES = SECOND_FACTOR_ROLES | {"town_officer", "secretary", "unit_head", "assessor"}
