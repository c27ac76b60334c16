#!/bin/sh
# Starts PostgreSQL with the password of the environment or, where none is set, with one that the first start makes.
# Leaves the nodes their connection string in the volume that only they and this container have.
set -eu
umask 077
secrets=/run/payg-secrets
own=$secrets/postgres/password
connection=$secrets/ConnectionStrings__Payg

mkdir -p "${own%/*}"
if [ -n "${POSTGRES_PASSWORD:-}" ]; then
  case $POSTGRES_PASSWORD in
    *[!A-Za-z0-9._~-]*) echo "POSTGRES_PASSWORD may have letters, digits and . _ ~ - only." >&2; exit 2 ;;
  esac
  printf %s "$POSTGRES_PASSWORD" >"$own"
elif [ ! -s "$own" ]; then
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$own"
fi

POSTGRES_PASSWORD=$(cat "$own")
export POSTGRES_PASSWORD
# Without the last: the image has no Kerberos library, and says so at each start.
printf %s "Host=postgres;Database=$POSTGRES_DB;Username=$POSTGRES_USER;Password=$POSTGRES_PASSWORD" >"$connection"
printf %s ";GSS Encryption Mode=Disable" >>"$connection"
# The nodes run as a user of their own.
chmod 0444 "$connection"
umask 022
exec docker-entrypoint.sh postgres
