#!/bin/sh
# Fetches a dump from the object store into the work volume.
#
# Image:   rclone (busybox sh)
# Reads:   WORK_DIR (default /work); BACKUP_BUCKET, BACKUP_PREFIX, RCLONE_CONFIG_S3_* (see s3.sh)
#          PGDATABASE  name that the metrics and messages give the database
#          BACKUP_KEY  key below the prefix, such as weekly/2026-11-16T2200Z.dump; default: the newest of daily/, else of weekly/
# Writes:  WORK_DIR/dump and WORK_DIR/dump.meta (see common.sh; "started" is when the download began); nothing when it fails
# Exit:    0 fetched, size and sha256 as they were uploaded; 1 not; 2 a variable is missing or wrong
set -eu
# shellcheck source=common.sh disable=SC1091
. "$(dirname "$0")/common.sh"
# shellcheck source=s3.sh disable=SC1091
. "$(dirname "$0")/s3.sh"
need PGDATABASE

newest() {
  for folder in daily weekly; do
    names "$folder" >"$work/names" || fail "listing $folder/"
    if [ -s "$work/names" ]; then
      echo "$folder/$(tail -n 1 "$work/names")"
      return
    fi
  done
}

rm -f "$work/dump" "$work/dump.meta"
trap 'if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; fi; rm -f "$work/dump.partial"' EXIT
trap 'exit 143' TERM INT
started=$(date +%s)
key=${BACKUP_KEY:-}
if [ -z "$key" ]; then key=$(newest); fi
case $key in
  '') fail "there is no dump below $BACKUP_PREFIX" ;;
  daily/*.dump | weekly/*.dump) ;;
  *) say "failed: BACKUP_KEY must be daily/TIME.dump or weekly/TIME.dump, got $key"; exit 2 ;;
esac

run rclone copyto "$remote/$key" "$work/dump.partial" || fail "download of $key"
[ -f "$work/dump.partial" ] || fail "there is no $key"
[ "$(size_of "$work/dump.partial")" = "$(stored_size "$key")" ] || fail "$key came with another size"
sha256=$(stored_sha256 "$key")
if [ -z "$sha256" ]; then
  say "warning: $key carries no sha256, only rclone has compared it"
elif [ "$(sha256_of "$work/dump.partial")" != "$sha256" ]; then
  fail "$key is damaged: its sha256 is not the uploaded one"
fi
mv "$work/dump.partial" "$work/dump"
write_meta "$started" "$PGDATABASE" "$key"
say "fetched $key: $(meta size) bytes in $(($(date +%s) - started)) s"
