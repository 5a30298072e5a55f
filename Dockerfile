# Two stages: the first has the tools to install with, the second only what runs. «deploy/rehearse.sh docker» carries them
# out where there is no Docker engine.

FROM python:3.13-slim AS builder
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements-run.lock ./
# Wheels only: nothing of what is installed gets to run while it is installed.
RUN python3 -m venv /opt/venv \
 && /opt/venv/bin/pip install --only-binary :all: --require-hashes -r requirements-run.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY bot ./bot
COPY storage ./storage
# Compiled here once and for all: the program can write nothing into its own folder.
RUN /opt/venv/bin/pip install --no-deps --no-build-isolation . \
 && /opt/venv/bin/pip uninstall --yes setuptools pip \
 && /opt/venv/bin/python3 -m compileall -q --invalidation-mode unchecked-hash /opt/venv/lib

FROM python:3.13-slim
# A number without a name owns what is stored, and nothing else.
RUN install -d -m 700 -o 10001 -g 10001 /data
COPY --from=builder /opt/venv /opt/venv
COPY feeds.yaml /config/feeds.yaml
ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    CASEWATCH_HTTP=0.0.0.0:8080 \
    CASEWATCH_DATABASE_URL=sqlite+aiosqlite:////data/casewatch.db \
    CASEWATCH_FEEDS=/config/feeds.yaml
WORKDIR /config
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# Asked without a proxy, whatever the environment says.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
  CMD ["python3", "-I", "-S", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 8080, timeout=8); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["casewatch"]
CMD ["run"]
