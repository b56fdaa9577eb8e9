# The dashboard: its files, compressed, with their headers. Built in the workspace's root: docker build -f deploy/dashboard.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx nx build dashboard --skip-nx-cache && node tools/image-manifest.mjs dashboard

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY --from=build /source/dist/images/dashboard ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /source/dist/apps/dashboard/browser dist/apps/dashboard/browser
COPY tools/run/dashboard-server.mjs tools/run/route-of.mjs tools/run/
COPY deploy/dashboard.mjs deploy/
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "deploy/dashboard.mjs"]
