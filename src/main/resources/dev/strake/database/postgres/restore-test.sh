#!/usr/bin/env bash
# Proves that a dump can be restored: into a server of its own, in this container, that listens on a Unix socket only.
#
# Image:   postgres (bash; initdb, postgres, pg_ctl, psql, pg_restore), with the extensions of the database
# Reads:   WORK_DIR      default /work; dump and dump.meta there, from download.sh
#          SCRATCH_DIR   default /scratch; a volume for the restored database, a few times the size of the dump
#          RESTORE_TEST_MIN_ROWS  rows that all tables together must hold at least; default 1
#          RESTORE_TEST_QUERY     a SELECT whose first value must be true, such as a check of the newest order's age; default none
#          RESTORE_TEST_PRELOAD   shared_preload_libraries, where an extension needs it; default none
# Writes:  WORK_DIR/metrics.prom with strake_restore_test_size_bytes, strake_restore_test_duration_seconds (from the start of the
#          download) and strake_restore_test_last_success_timestamp_seconds, label database; the rows of each table to its log
# Exit:    0 restored and checked; 1 not, and no metrics are written; 2 a variable is missing
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=common.sh disable=SC1091
. "$here/common.sh"
scratch=${SCRATCH_DIR:-/scratch}
rm -f "$work/metrics.prom"
check_dump
case ${RESTORE_TEST_MIN_ROWS:=1} in
  *[!0-9]*) say "failed: RESTORE_TEST_MIN_ROWS must be a number, got $RESTORE_TEST_MIN_ROWS"; exit 2 ;;
esac

# The target is the scratch server, whatever the container's environment says about another one.
for name in $(compgen -v PG); do
  case $name in PGDATA | PG_*) ;; *) unset "$name" ;; esac
done
export PGHOST=$scratch/run PGUSER=postgres PGDATABASE=restored PGDATA=$scratch/data
rm -rf "$PGHOST" "$PGDATA"
mkdir -m 700 "$PGHOST"

stop() { pg_ctl stop --mode=immediate --silent >/dev/null 2>&1 || true; }
trap stop EXIT
trap 'exit 143' TERM INT
initdb --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$scratch/initdb.log" ||
  { cat "$scratch/initdb.log" >&2; fail "initdb"; }
# What is thrown away in minutes need not survive a crash.
cat >>"$PGDATA/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$PGHOST'
shared_preload_libraries = '${RESTORE_TEST_PRELOAD:-}'
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
END
pg_ctl start --silent --wait --log="$scratch/server.log" || { cat "$scratch/server.log" >&2; fail "the scratch server"; }
createdb --template=template0 "$PGDATABASE"
pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$work/dump" ||
  fail "the dump cannot be restored"

psql=(psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1)
expected=$(pg_restore --list "$work/dump" | grep -c -E '^[0-9]+; [0-9]+ [0-9]+ TABLE DATA ' || true)
"${psql[@]}" --field-separator=' ' --file="$here/count-rows.sql" >"$scratch/rows"
cat "$scratch/rows" >&2
tables=$(wc -l <"$scratch/rows")
rows=$(awk '{ sum += $1 } END { print sum + 0 }' "$scratch/rows")
[ "$tables" -ge "$expected" ] || fail "$tables tables are there, the dump has data of $expected"
[ "$rows" -ge "$RESTORE_TEST_MIN_ROWS" ] || fail "all tables hold $rows rows, expected $RESTORE_TEST_MIN_ROWS or more"
if [ -n "${RESTORE_TEST_QUERY:-}" ]; then
  answer=$("${psql[@]}" --command="$RESTORE_TEST_QUERY") || fail "the query"
  [ "$answer" = t ] || fail "the query answers \"$answer\", not true"
fi

now=$(date +%s)
duration=$((now - $(meta started)))
{
  gauge strake_restore_test_size_bytes "$(meta size)" "Size of the dump that was last restored as a test."
  gauge strake_restore_test_duration_seconds "$duration" "Time from the start of its download to the checked database."
  gauge strake_restore_test_last_success_timestamp_seconds "$now" "When a restore was last tested and went well."
} >"$work/metrics.prom.partial"
mv "$work/metrics.prom.partial" "$work/metrics.prom"
say "restored and checked $(meta key): $tables tables, $rows rows, $duration s"
