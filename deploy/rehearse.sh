#!/bin/sh
# Tries what docs/deploy.md promises, without Docker and without touching this machine:
#
#   deploy/rehearse.sh docker     carries out the Dockerfile by hand in root directories of its own, and runs what comes of
#                                 it as compose.yaml does: a root that cannot be written, a user without a name or rights,
#                                 only /data and /tmp to write to
#   deploy/rehearse.sh systemd    carries out the steps of «With systemd» as they are written, in a small Debian that is
#                                 booted for it
#
# While Casewatch runs, it has no network but a loopback, with one feed on it and the sandbox in the place of Telegram, which
# posts updates in the one rehearsal and is asked for them in the other. Ends with 0 if Casewatch came up, read the feed,
# answered a person, was healthy and stopped as asked.
#
# Run it as root on Debian, with debootstrap, iproute2 and, for systemd, systemd-container installed. It takes a few minutes
# and 1 GB below TMPDIR, and leaves nothing behind. SUITE is the Debian to do it in: that of the image, or the one that the
# steps are written for.
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
. "$project/deploy/rehearsal/common.sh"
. "$project/deploy/rehearsal/docker.sh"
. "$project/deploy/rehearsal/systemd.sh"

main() {
    [ "$(id -u)" = 0 ] || fail "run it as root: it makes root directories and mounts"
    case $1 in
    docker) need debootstrap ip && suite=${SUITE:-trixie} ;;
    systemd) need debootstrap systemd-nspawn && suite=${SUITE:-bookworm} ;;
    *) fail "write «$0 docker» or «$0 systemd»" ;;
    esac
    work=$(mktemp -d)
    trap 'rm -rf --one-file-system "$work"' EXIT
    # Each mount and each process of the rehearsal ends with this one, however it ends.
    timeout --kill-after 2 1200 \
        unshare --mount --pid --fork --kill-child --mount-proc --propagation private "$0" "--$1" "$work" "$suite" &
    rehearsal=$!
    trap 'kill "$rehearsal"; wait "$rehearsal"; exit 1' INT TERM
    wait "$rehearsal"
}

need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install debootstrap iproute2 systemd-container"
    done
}

case ${1:-} in
--docker) shift && docker "$@" ;;
--run) shift && run "$@" ;;
--systemd) shift && systemd "$@" ;;
*) main "${1:-}" ;;
esac
