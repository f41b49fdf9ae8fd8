#!/usr/bin/env bash
# Dumps one database into the work volume.
#
# Image:   postgres (bash, pg_dump of the server's major version or later)
# Reads:   PGHOST, PGUSER, PGDATABASE, PGPASSWORD and any other variable of libpq (PGPORT, PGSSLMODE, …)
#          WORK_DIR           default /work
#          DUMP_LOCK_TIMEOUT  how long to wait for a table that a migration holds; default 300s
# Writes:  WORK_DIR/dump and WORK_DIR/dump.meta (see common.sh); nothing when it fails
# Exit:    0 dumped; 1 not; 2 a variable is missing
set -euo pipefail
# shellcheck source=common.sh disable=SC1091
. "$(dirname "$0")/common.sh"
need PGHOST PGUSER PGDATABASE

rm -f "$work/dump" "$work/dump.meta"
trap 'rm -f "$work/dump.partial"' EXIT
started=$(date +%s)
pg_dump --format=custom --no-password --lock-wait-timeout="${DUMP_LOCK_TIMEOUT:-300s}" --file="$work/dump.partial"
pg_restore --list "$work/dump.partial" >/dev/null
mv "$work/dump.partial" "$work/dump"
write_meta "$started" "$PGDATABASE"
say "dumped $PGDATABASE: $(meta size) bytes in $(($(meta finished) - started)) s, sha256 $(meta sha256)"
