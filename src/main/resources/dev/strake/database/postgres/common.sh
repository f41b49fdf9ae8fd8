# shellcheck shell=sh
# What the backup and restore scripts share; they source it. All scripts of this folder are mounted in one folder.
#
# Reads:   WORK_DIR  volume that the containers of one pod share; default /work
# Files there, each of them whole or absent:
#          dump          a dump in PostgreSQL's custom format
#          dump.meta     lines "name value" about it: database, started and finished (seconds since 1970), size (bytes),
#                        sha256, key (below BACKUP_PREFIX, once it is in the object store)
#          metrics.prom  what publish.sh publishes
# Exit:    2 a variable is missing or wrong, 1 anything else that fails (each script's header names what is special)

work=${WORK_DIR:-/work}

say() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2; }

fail() {
  say "failed: $*"
  exit 1
}

# need NAME...: these variables are set and not empty
need() {
  for name in "$@"; do
    eval "value=\${$name:-}"
    # shellcheck disable=SC2154  # set by eval
    if [ -z "$value" ]; then
      say "failed: $name is not set"
      exit 2
    fi
  done
}

# meta NAME: what dump.meta says about the dump; nothing where it says nothing
meta() { sed -n "s/^$1 //p" "$work/dump.meta" | tail -n 1; }

size_of() { wc -c <"$1" | tr -d ' '; }

sha256_of() { sha256sum <"$1" | cut -d ' ' -f 1; }

# write_meta STARTED DATABASE [KEY]: describes the dump. Written last and by renaming: it vouches for the dump.
write_meta() {
  {
    printf 'database %s\n' "$2"
    printf 'started %s\n' "$1"
    printf 'finished %s\n' "$(date +%s)"
    printf 'size %s\n' "$(size_of "$work/dump")"
    printf 'sha256 %s\n' "$(sha256_of "$work/dump")"
    if [ -n "${3:-}" ]; then printf 'key %s\n' "$3"; fi
  } >"$work/dump.meta.partial"
  mv -f "$work/dump.meta.partial" "$work/dump.meta"
}

# check_dump: there is a dump, and it is the one that was described
check_dump() {
  if [ ! -f "$work/dump" ] || [ ! -f "$work/dump.meta" ]; then fail "there is no complete dump in $work"; fi
  [ "$(size_of "$work/dump")" = "$(meta size)" ] || fail "the dump's size is not the recorded one"
  [ "$(sha256_of "$work/dump")" = "$(meta sha256)" ] || fail "the dump's sha256 is not the recorded one"
}

# gauge NAME VALUE HELP: one sample in Prometheus' text format, labelled with the database
gauge() {
  # shellcheck disable=SC1003  # one backslash
  label=$(meta database | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g')
  printf '# HELP %s %s\n# TYPE %s gauge\n%s{database="%s"} %s\n' "$1" "$3" "$1" "$1" "$label" "$2"
}
