#!/bin/sh
# Starts PostgreSQL with the password of the environment or, where none is set, with one that the first start makes, and
# makes the role of the nodes, which owns nothing. Leaves two connection strings: the owner's in the volume that only
# `migrate` and this container have, the nodes' in the volume that they read.
set -eu
umask 077
owner=/run/payg-owner-secrets
secrets=/run/payg-secrets
own=$owner/postgres/password
service=$owner/postgres/service-password
role=payg_service

mkdir -p "${own%/*}"
# Where an earlier version kept it.
if [ ! -s "$own" ] && [ -s "$secrets/postgres/password" ]; then mv "$secrets/postgres/password" "$own"; fi
random() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
if [ -n "${POSTGRES_PASSWORD:-}" ]; then
  case $POSTGRES_PASSWORD in
    *[!A-Za-z0-9._~-]*) echo "POSTGRES_PASSWORD may have letters, digits and . _ ~ - only." >&2; exit 2 ;;
  esac
  printf %s "$POSTGRES_PASSWORD" >"$own"
elif [ ! -s "$own" ]; then
  random >"$own"
fi
[ -s "$service" ] || random >"$service"

POSTGRES_PASSWORD=$(cat "$own")
export POSTGRES_PASSWORD
# Without the last: the image has no Kerberos library, and says so at each start.
write_connection() {
  printf %s "Host=postgres;Database=$POSTGRES_DB;Username=$2;Password=$3;GSS Encryption Mode=Disable" >"$1"
  # Who reads it runs as a user of its own.
  chmod 0444 "$1"
}
write_connection "$owner/ConnectionStrings__Payg" "$POSTGRES_USER" "$POSTGRES_PASSWORD"
write_connection "$secrets/ConnectionStrings__Payg" "$role" "$(cat "$service")"
chmod 0755 "$owner" "$secrets"

# Once the server listens, which the health check waits for too.
rm -f /tmp/payg-role
make_role() {
  until pg_isready --quiet --host=127.0.0.1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB"; do sleep 0.2; done
  PGPASSWORD=$POSTGRES_PASSWORD psql --quiet --no-psqlrc --host=127.0.0.1 --username="$POSTGRES_USER" \
    --dbname="$POSTGRES_DB" --set=ON_ERROR_STOP=1 --set=role="$role" --set=password="$(cat "$service")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
  touch /tmp/payg-role
}
make_role &
umask 022
exec docker-entrypoint.sh postgres
