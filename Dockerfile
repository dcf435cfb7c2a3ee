# The bot without its sandbox, tests and development packages: docker build -t on-record .

FROM node:24-alpine AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The only package with an install script is `node`, which the base image makes unnecessary.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-alpine
WORKDIR /app
RUN mkdir -m 700 /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY commands commands
COPY src src
COPY test/questions.jsonl test/
COPY knowledge knowledge
ENV NODE_ENV=production DATA_DIR=/data HEALTH_PORT=8080
# /app belongs to root and the bot writes only to /data, so the root file system can be read-only.
USER node
VOLUME /data
EXPOSE 8080
# Checks that the process runs. A bot that is not ready (/readyz) should not be restarted.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1: the bot handles SIGTERM and SIGINT itself, and starts no child processes.
STOPSIGNAL SIGTERM
CMD ["node", "--optimize-for-size", "--max-semi-space-size=4", "--v8-pool-size=1", "--no-concurrent-recompilation", "src/main.ts"]
