# The Telegram bot. Build: docker build -t quartiers-productifs-bot .
# Run:   docker run --read-only --tmpfs /tmp --env-file .env -v quartiers-productifs:/data quartiers-productifs-bot
FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv --without-pip /opt/bot
WORKDIR /src

# The dependencies first: they change less often than the code.
COPY requirements.lock ./
RUN pip --python /opt/bot/bin/python install --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY knowledge ./knowledge
RUN pip --python /opt/bot/bin/python install --no-deps .


FROM python:3.11-slim

RUN pip uninstall --yes --root-user-action=ignore pip setuptools wheel; mkdir /data && chown 10001:10001 /data
ENV PATH=/opt/bot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp \
    DATABASE_URL=sqlite+aiosqlite:////data/bot.sqlite3 \
    HEARTBEAT_FILE=/tmp/heartbeat
COPY --from=build /opt/bot /opt/bot
USER 10001:10001
WORKDIR /data
VOLUME /data

HEALTHCHECK --interval=60s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "bot", "health"]

STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
