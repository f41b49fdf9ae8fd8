# shellcheck shell=sh
# Reaches the object store with rclone; sourced by upload.sh, prune.sh and download.sh after common.sh.
#
# Reads:   BACKUP_BUCKET  bucket; it must exist
#          BACKUP_PREFIX  folder of this database in it, such as hive/production/postgres
#          RCLONE_CONFIG_S3_*  the remote "s3": PROVIDER, ENDPOINT, REGION, ACCESS_KEY_ID, SECRET_ACCESS_KEY, or ENV_AUTH=true
#                         for the identity of the pod. Defaults here: TYPE=s3, SERVER_SIDE_ENCRYPTION=AES256,
#                         NO_CHECK_BUCKET=true
#          RCLONE_RETRIES, RCLONE_LOW_LEVEL_RETRIES  defaults 3 and 5
# Keys:    PREFIX/daily/2026-11-21T0100Z.dump and PREFIX/weekly/…, in UTC by the dump's start; PREFIX/partial/ holds what is
#          not verified yet. Each dump carries its sha256 as metadata "sha256".

need BACKUP_BUCKET BACKUP_PREFIX
export RCLONE_CONFIG_S3_TYPE="${RCLONE_CONFIG_S3_TYPE:-s3}"
export RCLONE_CONFIG_S3_SERVER_SIDE_ENCRYPTION="${RCLONE_CONFIG_S3_SERVER_SIDE_ENCRYPTION:-AES256}"
# Otherwise rclone would make a missing bucket by itself: with a mistyped name, in no place that anybody looks at.
export RCLONE_CONFIG_S3_NO_CHECK_BUCKET="${RCLONE_CONFIG_S3_NO_CHECK_BUCKET:-true}"
export RCLONE_RETRIES="${RCLONE_RETRIES:-3}" RCLONE_LOW_LEVEL_RETRIES="${RCLONE_LOW_LEVEL_RETRIES:-5}"
# No file: all settings come from the environment.
export RCLONE_CONFIG="${RCLONE_CONFIG:-/dev/null}"
work=${WORK_DIR:-/work}
remote=s3:$BACKUP_BUCKET/$BACKUP_PREFIX
child=

# run COMMAND…: lets a signal to this shell end the command at once; a plain one would be waited for
run() {
  "$@" &
  child=$!
  wait "$child"
}

# names FOLDER: the dumps in daily or weekly, oldest first; nothing where the folder is missing (rclone's exit 3)
names() {
  listed=$(rclone lsf --files-only "$remote/$1" 2>"$work/rclone.log") || {
    status=$?
    [ "$status" -eq 3 ] || { cat "$work/rclone.log" >&2; return 1; }
  }
  printf '%s\n' "$listed" | grep -E '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}Z\.dump$' | sort
}

# stored_size KEY: bytes, or nothing
stored_size() { rclone lsf --files-only --format s "$remote/$1"; }

# stored_sha256 KEY: what the object's metadata says, or nothing
stored_sha256() {
  rclone lsjson --stat --metadata "$remote/$1" | sed -n 's/.*"sha256": *"\([0-9a-f]*\)".*/\1/p'
}
