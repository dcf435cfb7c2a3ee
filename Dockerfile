# The bot, and nothing that it does not need: docker build -t on-record .

FROM node:24-alpine AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The one package with a script of its own is `node`, which brings Node to machines that have none.
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
# All of /app belongs to root: the bot writes to /data alone, so the root file system may be read-only.
USER node
VOLUME /data
EXPOSE 8080
# Whether the process is there; whether it is ready is told by /readyz, and no reason to start it anew.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1: the bot listens to SIGTERM and SIGINT from its first moment, and starts no processes that others would have to bury.
STOPSIGNAL SIGTERM
CMD ["node", "--optimize-for-size", "--max-semi-space-size=4", "--v8-pool-size=1", "--no-concurrent-recompilation", "src/main.ts"]
