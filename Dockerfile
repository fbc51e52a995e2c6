# Style sheets of the design system: plain files, no scripts run.
FROM node:22-slim AS stijl
WORKDIR /bouw
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim
# What WeasyPrint draws the reports with.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-liberation \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --create-home jeugdzorg
ENV PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=jeugdzorg.settings.production \
    DATA_DIR=/data \
    STATIC_ROOT=/app/static
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY --from=stijl /bouw/node_modules node_modules
COPY . .
# Static files belong to the image, not to the volume: a new version brings its own.
RUN SECRET_KEY=bouw ALLOWED_HOSTS=localhost DATABASE_URL=postgres://bouw@localhost/bouw \
    python manage.py collectstatic --no-input
USER jeugdzorg
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "bin/gezond.py"]
# No preloading: charts are drawn by an engine that does not survive a fork.
CMD ["gunicorn", "jeugdzorg.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
