#!/usr/bin/env bash
# Keeps a running server in line with what it is given, without a restart: makes missing extensions and roles, and has the
# server read its settings, its pg_hba.conf and its certificate again when they change.
#
# Where:   beside the server in its pod: the same user, which pg_hba.conf lets in over the socket as the superuser
# Image:   postgres (bash, psql, pg_isready)
# Reads:   POSTGRES_DB       database of the extensions; and what roles.sql reads
#          UPKEEP_ROLES      roles.sql; default /docker-entrypoint-initdb.d/roles.sql
#          UPKEEP_FOLDERS    folders whose files the server reads; default /etc/postgresql
#          UPKEEP_PERIOD     seconds between two looks; default 15
#          UPKEEP_HEARTBEAT  file that is touched at each look; default /tmp/upkeep
# Exit:    never by itself, not even when the server is away: a pod whose container ends takes no connections
set -uo pipefail
roles=${UPKEEP_ROLES:-/docker-entrypoint-initdb.d/roles.sql}
read -ra folders <<<"${UPKEEP_FOLDERS:-/etc/postgresql}"
heartbeat=${UPKEEP_HEARTBEAT:-/tmp/upkeep}
export PGHOST=${PGHOST:-/var/run/postgresql} PGUSER=postgres PGDATABASE=$POSTGRES_DB PGCONNECT_TIMEOUT=5
export PGOPTIONS='-c statement_timeout=60s -c lock_timeout=10s'
trap 'rm -f "$heartbeat"' EXIT
trap 'exit 143' TERM INT

say() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2; }

ask() { psql --no-psqlrc --quiet --no-password --set=ON_ERROR_STOP=1 --output=/dev/null "$@"; }

# Of the files themselves: the kubelet replaces links, never content. A name with ".." is its own.
state() { find -L "${folders[@]}" -name '..*' -prune -o -type f -exec sha256sum {} + | sort; }

roles_done='' seen=''
while :; do
  touch "$heartbeat"
  # Over TCP, on which the server of the very first start does not listen.
  if pg_isready -q -h 127.0.0.1; then
    given=$(sha256sum <"$roles")
    if [ "$given" != "$roles_done" ]; then
      if ask --file="$roles"; then roles_done=$given; say "extensions and roles are as given"; else say "failed: $roles"; fi
    fi
    now=$(state)
    if [ "$now" != "$seen" ] && ask --command='SELECT pg_reload_conf()'; then
      if [ -n "$seen" ]; then say "the server reads its files again"; fi
      seen=$now
    fi
  fi
  sleep "${UPKEEP_PERIOD:-15}" &
  wait $!
done
