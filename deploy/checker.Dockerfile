# The checker. Its arguments are those of `nawala-checker`. Built in the workspace's root: docker build -f deploy/checker.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx nx build checker --skip-nx-cache

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# One file that needs no packages.
COPY --from=build /source/dist/apps/checker/main.js nawala-checker.mjs
USER node
# Only its reports tell whether it works: the dashboard shows a vantage that fell silent.
HEALTHCHECK NONE
ENTRYPOINT ["node", "nawala-checker.mjs"]
