"""Development and ``make demo``: known keys, so never real data."""

from config import env
from config.settings.base import *

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
SECRET_KEY = env.SECRET_KEY or "development-only-key-that-protects-nothing-and-is-long-enough"
ID_CIPHER_KEY = env.ID_CIPHER_KEY or "ZGV2ZWxvcG1lbnQtb25seS1jaXBoZXIta2V5LTMyYiE="
ID_INDEX_KEY = env.ID_INDEX_KEY or "ZGV2ZWxvcG1lbnQtb25seS1pbmRleC1rZXktMzJieXQ="
SECOND_FACTOR_ROLES = frozenset()  # the example accounts' passwords are no secret either
AUDIT_KEY = env.AUDIT_KEY or "ZGV2ZWxvcG1lbnQtb25seS1hdWRpdC1rZXktMzJieXQ="
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
