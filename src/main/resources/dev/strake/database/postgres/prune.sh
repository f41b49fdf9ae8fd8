#!/bin/sh
# Deletes dumps that are too old, judged by the dates in their keys and never by the clock: days without a dump delete nothing.
# Runs after upload.sh and publish.sh in the same pod, so a store that refuses to delete does not hide a good backup.
#
# Image:   rclone (busybox sh)
# Reads:   WORK_DIR (default /work), dump.meta there; BACKUP_BUCKET, BACKUP_PREFIX, RCLONE_CONFIG_S3_* (see s3.sh)
#          BACKUP_KEEP_DAILY   days whose dumps stay: the newest days that have one; at least 1, default 7
#          BACKUP_KEEP_WEEKLY  weekly dumps that stay, the same way; at least 1, default 4
# Writes:  deletes PREFIX/{daily,weekly}/*.dump beyond these, never the dump this pod uploaded nor a key of another form, and
#          uploads in PREFIX/partial/ that were abandoned more than a day ago
# Exit:    0 done; 1 a listing or a deletion failed; 2 a variable is missing or wrong
set -eu
# shellcheck source=common.sh disable=SC1091
. "$(dirname "$0")/common.sh"
# shellcheck source=s3.sh disable=SC1091
. "$(dirname "$0")/s3.sh"

keep_daily=${BACKUP_KEEP_DAILY:-7}
keep_weekly=${BACKUP_KEEP_WEEKLY:-4}
for count in "$keep_daily" "$keep_weekly"; do
  case $count in
    '' | 0* | *[!0-9]*) say "failed: BACKUP_KEEP_DAILY and BACKUP_KEEP_WEEKLY must be 1 or more, got $count"; exit 2 ;;
  esac
done
if [ ! -f "$work/dump.meta" ]; then fail "this pod has made no dump"; fi
own=$(meta key)
if [ -z "$own" ]; then fail "this pod has uploaded no dump"; fi
own=${own##*/}

# prune FOLDER DAYS
prune() {
  names "$1" >"$work/names" || fail "listing $1/"
  if [ "$1" = daily ]; then grep -qx "$own" "$work/names" || fail "the listing of daily/ lacks $own: nothing is deleted"; fi
  sort -r "$work/names" |
    awk -v keep="$2" '{ day = substr($0, 1, 10) } day != last { days++; last = day } days > keep' >"$work/old"
  while read -r name; do
    if [ "$name" = "$own" ]; then continue; fi
    rclone deletefile "$remote/$1/$name" </dev/null || fail "deleting $1/$name"
    say "deleted $1/$name"
  done <"$work/old"
}

prune daily "$keep_daily"
prune weekly "$keep_weekly"
rclone delete --min-age 24h "$remote/partial" 2>"$work/rclone.log" ||
  { [ $? -eq 3 ] || { cat "$work/rclone.log" >&2; fail "deleting abandoned uploads"; }; }
