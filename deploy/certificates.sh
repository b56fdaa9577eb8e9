#!/bin/sh
# Certificates for development: a root of its own (trust it in your browser to be rid of the warning) and one certificate
# for the given names, localhost by default. Existing ones stay.   Usage: deploy/certificates.sh [folder] [name]…
set -eu
umask 077
folder=${1:-$(dirname "$0")/certs}
[ $# -gt 0 ] && shift
mkdir -p "$folder"
cd "$folder"
if [ ! -s fullchain.pem ]; then
  names=DNS:localhost,IP:127.0.0.1
  for name in "$@"; do names=$names,DNS:$name; done
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -sha256 \
    -subj '/CN=Nawala Monitor development' -keyout root-key.pem -out root.pem 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj '/CN=localhost' \
    -keyout privkey.pem -out request.pem 2>/dev/null
  printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' "$names" > extensions
  openssl x509 -req -in request.pem -CA root.pem -CAkey root-key.pem -CAcreateserial -days 825 -sha256 \
    -extfile extensions -out certificate.pem 2>/dev/null
  cat certificate.pem root.pem > fullchain.pem
  rm -f request.pem extensions certificate.pem root.srl
fi
# Keys are their owner's alone. nginx runs as that owner (EDGE_USER in deploy/.env), never as root: root gives it away.
chmod 755 .
chmod 644 root.pem fullchain.pem
chmod 600 privkey.pem root-key.pem
[ "$(id -u)" != 0 ] || chown 101:101 privkey.pem
