# The portal as an image. The last stage is the application; `--target proxy` is the web server in
# front of it, which carries the same static files.

FROM node:22-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --silent

FROM python:3.11-slim AS dependencies
COPY requirements/base.txt /requirements.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements.txt

FROM python:3.11-slim AS static
ENV PATH=/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=config.settings.prod
COPY --from=dependencies /venv /venv
WORKDIR /app
COPY . .
COPY --from=assets /build/node_modules node_modules
RUN python manage.py collectstatic --no-input
# Of the packages the portal serves a named list of files; the system check looks for them.
RUN mkdir /kept \
    && cd node_modules \
    && cp --parents $(cd .. && python -c "from config.settings.base import PACKAGE_FILES; print(*PACKAGE_FILES)") /kept

FROM nginx:1-alpine AS proxy
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=static /app/staticfiles /srv/static

FROM python:3.11-slim AS portal
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.prod
RUN useradd --system --uid 10001 --create-home portal \
    && install --directory --owner=portal --mode=700 /var/lib/ballots
COPY --from=dependencies /venv /venv
WORKDIR /app
COPY . .
COPY --from=static /kept node_modules
COPY --from=static /app/staticfiles staticfiles
USER portal
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4", \
     "--worker-tmp-dir=/dev/shm", "--access-logfile=-", \
     "--access-logformat=%(t)s [%({x-request-id}o)s] \"%(r)s\" %(s)s %(b)s %(L)s"]
