# The API. Built in the workspace's root: docker build -f deploy/api.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx nx run-many -t build -p api,checker --skip-nx-cache && node tools/image-manifest.mjs api

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY --from=build /source/dist/images/api ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=5000 DATA_DIR=/tmp/nawala
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /source/dist/apps/api dist/apps/api
# It hands out the checker: npx <address>/api/docs/nawala-checker.tgz
COPY --from=build /source/dist/apps/checker/nawala-checker.tgz dist/apps/api/
USER node
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:5000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
