#!/bin/sh
# Makes what docker-compose.yml needs and nobody should choose by hand: deploy/.env with random secrets, and the key that
# the members of the replica set know each other by. Existing files stay.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
[ -s secrets/mongo-keyfile ] || openssl rand -base64 756 > secrets/mongo-keyfile
if [ ! -s .env ]; then
  {
    printf 'PUBLIC_ORIGIN=https://localhost\n'
    printf 'ADMIN_EMAIL=admin@example.com\n'
    for name in ADMIN_PASSWORD JWT_SECRET MONGO_PASSWORD MONGO_ROOT_PASSWORD METRICS_TOKEN REDIS_PASSWORD; do
      printf '%s=%s\n' "$name" "$(openssl rand -hex 24)"
    done
  } > .env
fi
# Came later than the others: it encrypts the secrets of alert channels.
grep -q '^SECRETS_KEY=' .env || printf 'SECRETS_KEY=%s\n' "$(openssl rand -hex 24)" >> .env
# Whom nginx runs as: the owner of its key (see certificates.sh).
if ! grep -q '^EDGE_USER=' .env; then
  if [ "$(id -u)" = 0 ]; then owner=101:101; else owner=$(id -u):$(id -g); fi
  printf 'EDGE_USER=%s\n' "$owner" >> .env
fi
