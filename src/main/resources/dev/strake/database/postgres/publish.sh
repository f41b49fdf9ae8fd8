#!/bin/sh
# Publishes WORK_DIR/metrics.prom to a Pushgateway.
#
# Image:   rclone (busybox sh and wget)
# Reads:   WORK_DIR            default /work
#          PUSHGATEWAY_URL     such as http://pushgateway:9091, without a path or slash at the end
#          PUSHGATEWAY_JOB     label "job" of the metrics: letters, digits, _ and -
#          PUSHGATEWAY_GROUP   further labels, such as namespace/hive-production/instance/hive-postgres; default none
#          PUSHGATEWAY_TRIES   how often, 5 seconds apart; default 6
# Writes:  the metrics; those of the same group and another name stay
# Exit:    0 published; 1 not; 2 a variable is missing
set -eu
# shellcheck source=common.sh disable=SC1091
. "$(dirname "$0")/common.sh"
need PUSHGATEWAY_URL PUSHGATEWAY_JOB
[ -s "$work/metrics.prom" ] || fail "there are no metrics in $work"
url=$PUSHGATEWAY_URL/metrics/job/$PUSHGATEWAY_JOB${PUSHGATEWAY_GROUP:+/$PUSHGATEWAY_GROUP}
tries=${PUSHGATEWAY_TRIES:-6}
trap 'exit 143' TERM INT

# Not wget -T: some builds of busybox crash on it.
until timeout 10 wget -q -O /dev/null --post-file "$work/metrics.prom" "$url"; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || fail "publishing to $url"
  sleep 5
done
say "published to $url"
