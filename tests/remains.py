"""What is left lying about: what a thief of Redis would hold."""

import redis
from django.conf import settings


def dump_of_redis():
    server = redis.Redis.from_url(settings.CELERY_BROKER_URL.replace("redis+socket", "unix"))
    for key in server.scan_iter():
        yield key.decode(errors="ignore"), key + server.dump(key)
