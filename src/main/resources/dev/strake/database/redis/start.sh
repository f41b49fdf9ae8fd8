#!/bin/sh
# Starts Redis with a password that stands in no argument and no ConfigMap.
#
# Image:   redis (Debian or Alpine)
# Reads:   REDIS_PASSWORD  one line, required
#          REDIS_CONFIG    the settings without passwords, from a ConfigMap; default /etc/redis/redis.conf
#          REDIS_RUN_DIR   writable and private folder (an emptyDir, medium Memory); default /run/redis
#          arguments       further ones of redis-server, such as --replicaof
# Writes:  REDIS_RUN_DIR/redis.conf, mode 600: includes REDIS_CONFIG, sets requirepass and masterauth
# Exit:    redis-server's own; 2 a variable is missing or wrong
set -eu
config=${REDIS_CONFIG:-/etc/redis/redis.conf}
run=${REDIS_RUN_DIR:-/run/redis}

wrong() {
  echo "failed: $*" >&2
  exit 2
}

[ -n "${REDIS_PASSWORD:-}" ] || wrong "REDIS_PASSWORD is not set"
case $REDIS_PASSWORD in
  *'
'*) wrong "REDIS_PASSWORD must be one line" ;;
esac
[ -r "$config" ] || wrong "$config cannot be read"

umask 077
quoted=$(printf '%s' "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')
printf 'include %s\nrequirepass "%s"\nmasterauth "%s"\n' "$config" "$quoted" "$quoted" >"$run/redis.conf"
exec redis-server "$run/redis.conf" "$@"
