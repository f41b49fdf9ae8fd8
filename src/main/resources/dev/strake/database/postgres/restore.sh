#!/usr/bin/env bash
# Restores the dump of the work volume into a database: all of it in one transaction, or nothing.
#
# Image:   postgres (bash; psql and pg_restore of the dump's major version or later)
# Reads:   PGHOST, PGUSER, PGDATABASE, PGPASSWORD and any other variable of libpq: the target. PGUSER is the role that owns the
#          database, so what is restored belongs to it; or a superuser, together with RESTORE_ROLE
#          WORK_DIR            default /work; dump and dump.meta there, from download.sh
#          RESTORE_ROLE        role that owns what is restored; default PGUSER
#          RESTORE_PRIVILEGES  "no" leaves the dump's grants out, for a target without these roles; default yes
#          RESTORE_OVERWRITE   "yes" drops what the database holds (extensions stay) in the same transaction; default no
#          RESTORE_LOCK_TIMEOUT  how long to wait for whoever still uses the database; default 30s
# Writes:  the database
# Exit:    0 restored; 1 not, the database is as it was; 2 a variable is missing; 3 refused: the database is not empty
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=common.sh disable=SC1091
. "$here/common.sh"
need PGHOST PGUSER PGDATABASE
check_dump

export PGOPTIONS="${PGOPTIONS:-} -c lock_timeout=${RESTORE_LOCK_TIMEOUT:-30s} -c client_min_messages=warning"
psql=(psql --no-psqlrc --quiet --no-align --tuples-only --no-password --set=ON_ERROR_STOP=1)
toc=$work/toc
options=(--no-owner --role="${RESTORE_ROLE:-$PGUSER}" --use-list="$toc")
if [ "${RESTORE_PRIVILEGES:-yes}" = no ]; then options+=(--no-privileges); fi

objects=$("${psql[@]}" --file="$here/user-objects.sql" --command='SELECT count(*) FROM made') || fail "the target does not answer"
if [ "$objects" -gt 0 ] && [ "${RESTORE_OVERWRITE:-no}" != yes ]; then
  say "refused: $PGDATABASE holds $objects objects; set RESTORE_OVERWRITE=yes to replace them"
  exit 3
fi

# An extension that roles.sql has made belongs to the superuser; nobody else may comment on it.
pg_restore --list "$work/dump" | grep -v ' COMMENT - EXTENSION ' >"$toc"
started=$(date +%s)
# pg_restore writes the COMMIT, as the last thing and only when all went well; without one the server rolls back.
# Its own BEGIN inside ours is a warning that is not shown.
{
  echo 'BEGIN;'
  cat "$here/user-objects.sql" "$here/drop-user-objects.sql"
  echo 'DROP VIEW made;'
  pg_restore --single-transaction --exit-on-error "${options[@]}" --file=- "$work/dump"
} | "${psql[@]}" --output=/dev/null || fail "nothing was restored"
"${psql[@]}" --command=ANALYZE || say "warning: ANALYZE failed; the planner knows nothing of the restored tables yet"
say "restored $PGDATABASE from $(meta key) in $(($(date +%s) - started)) s"
