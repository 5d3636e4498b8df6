# The Telegram bot. Build: docker build -t quartiers-productifs-bot .
# Run:   docker run --env-file .env -v quartiers-productifs:/data quartiers-productifs-bot
FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/bot
WORKDIR /src

# The dependencies first: they change less often than the code.
COPY requirements.lock ./
RUN /opt/bot/bin/pip install --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY knowledge ./knowledge
RUN /opt/bot/bin/pip install --no-deps .


FROM python:3.11-slim

ENV PATH=/opt/bot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite+aiosqlite:////data/bot.sqlite3 \
    HEARTBEAT_FILE=/tmp/heartbeat
COPY --from=build /opt/bot /opt/bot
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
WORKDIR /data
VOLUME /data

# Each exchange with Telegram touches the file, at least every 25 seconds: a process that is there but deaf is not healthy.
HEALTHCHECK --interval=60s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, sys, time; sys.exit(time.time() - os.stat(os.environ['HEARTBEAT_FILE']).st_mtime > 120)"]

STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
