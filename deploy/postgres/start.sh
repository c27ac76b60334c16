#!/bin/sh
# Starts PostgreSQL with the password of the environment or, where none is set, with one that the first start makes.
# Leaves the nodes their connection string in the volume that only they and this container have.
set -eu
secrets=/run/payg-secrets
connection=$secrets/ConnectionStrings__Payg

if [ -n "${POSTGRES_PASSWORD:-}" ]; then
  case $POSTGRES_PASSWORD in
    *[!A-Za-z0-9._~-]*) echo "POSTGRES_PASSWORD may have letters, digits and . _ ~ - only." >&2; exit 2 ;;
  esac
  printf %s "$POSTGRES_PASSWORD" >"$secrets/postgres_password"
elif [ ! -s "$secrets/postgres_password" ]; then
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$secrets/postgres_password"
fi

POSTGRES_PASSWORD=$(cat "$secrets/postgres_password")
export POSTGRES_PASSWORD
printf %s "Host=postgres;Database=$POSTGRES_DB;Username=$POSTGRES_USER;Password=$POSTGRES_PASSWORD" >"$connection"
# The nodes run as a user of their own, which no other container with this volume has.
chmod 0444 "$connection"
chmod 0400 "$secrets/postgres_password"
exec docker-entrypoint.sh postgres
