#!/bin/sh
# Puts the dump into the object store: verified under another key first, then moved to its own. The first dump of an ISO week
# (Monday to Sunday, UTC) is copied to weekly/ too. Deletes no other dump; that is prune.sh's.
#
# Image:   rclone (busybox sh)
# Reads:   WORK_DIR (default /work); BACKUP_BUCKET, BACKUP_PREFIX, RCLONE_CONFIG_S3_* (see s3.sh)
# Writes:  PREFIX/daily/TIME.dump, PREFIX/weekly/TIME.dump; the key into WORK_DIR/dump.meta; WORK_DIR/metrics.prom with
#          strake_backup_size_bytes, strake_backup_duration_seconds (dump and upload) and
#          strake_backup_last_success_timestamp_seconds, label database
# Exit:    0 the dump is in the store and reads back byte for byte; 1 not, and nothing half-written is left; 2 a variable is missing
set -eu
# shellcheck source=common.sh disable=SC1091
. "$(dirname "$0")/common.sh"
# shellcheck source=s3.sh disable=SC1091
. "$(dirname "$0")/s3.sh"

rm -f "$work/metrics.prom"
check_dump
started=$(meta started)
sha256=$(meta sha256)
name=$(date -u -d "@$started" +%Y-%m-%dT%H%MZ).dump
partial=

clean_up() {
  if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; fi
  if [ -n "$partial" ]; then rclone deletefile --retries 1 "$remote/$partial" 2>/dev/null || true; fi
}
trap clean_up EXIT
trap 'exit 143' TERM INT

# verify KEY: reads it back; only that proves that it can be restored with these rights
verify() {
  rclone cat "$remote/$1" | sha256sum >"$work/readback" &
  child=$!
  wait "$child"
  [ "$(cut -d ' ' -f 1 "$work/readback")" = "$sha256" ] || fail "$1 cannot be read back, or with another content"
}

week_of() { date -u -d "${1%%T*} 12:00" +%G-W%V; }

has_weekly() {
  names weekly >"$work/weekly" || fail "listing weekly/"
  while read -r other; do
    if [ "$(week_of "$other")" = "$(week_of "$name")" ]; then return 0; fi
  done <"$work/weekly"
  return 1
}

partial=partial/$name
run rclone copyto --header-upload "x-amz-meta-sha256: $sha256" "$work/dump" "$remote/$partial" || fail "upload of $name"
verify "$partial"
run rclone moveto "$remote/$partial" "$remote/daily/$name" || fail "moving $name to daily/"
partial=
size=$(stored_size "daily/$name") || fail "listing daily/$name"
if [ "$size" != "$(meta size)" ]; then
  partial=daily/$name
  fail "daily/$name has another size"
fi

if ! has_weekly; then
  run rclone copyto "$remote/daily/$name" "$remote/weekly/$name" || fail "copying $name to weekly/"
fi
# The file belongs to the user of another image, the folder to both.
{ cat "$work/dump.meta" && printf 'key daily/%s\n' "$name"; } >"$work/dump.meta.partial"
mv -f "$work/dump.meta.partial" "$work/dump.meta"

now=$(date +%s)
{
  gauge strake_backup_size_bytes "$(meta size)" "Size of the newest dump."
  gauge strake_backup_duration_seconds "$((now - started))" "Time from the start of the dump to its verified upload."
  gauge strake_backup_last_success_timestamp_seconds "$now" "When a dump was last in the object store and verified."
} >"$work/metrics.prom.partial"
mv "$work/metrics.prom.partial" "$work/metrics.prom"
say "uploaded daily/$name: $(meta size) bytes, $((now - started)) s since the dump began"
