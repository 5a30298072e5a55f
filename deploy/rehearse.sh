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
user=10001
port=9000
token=123456:invented
telegram=http://127.0.0.1:8081

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

fail() {
    echo "rehearse: $*" >&2
    exit 1
}

say() {
    echo "== $*"
}

done_well() {
    say "rehearsed: healthy, one feed read, a person answered, stopped with exit code 0"
}

# A small Debian in $work/base, with these packages too. It reaches registries as this machine does.
debian() {
    say "debootstrap $1"
    debootstrap --variant=minbase --include="ca-certificates,$2" "$1" "$work/base" >"$work/log" 2>&1 ||
        { tail -n 5 "$work/log" >&2 && fail "debootstrap could not make a root directory"; }
    for file in /etc/resolv.conf /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
        [ ! -e "$file" ] || cp "$file" "$work/base$file"
    done
}

# A feed with one entry below $1/feed, and in $1/feeds.yaml the configuration that reads it from this machine.
give_a_feed() {
    mkdir -p "$1/feed"
    cat >"$1/feed/rss" <<XML
<rss version="2.0"><channel><title>A court</title><item><guid>1</guid><title>The court refused an extradition</title>
<link>http://127.0.0.1:$port/1</link><pubDate>$(date -uR)</pubDate></item></channel></rss>
XML
    cat >"$1/feeds.yaml" <<YAML
version: 1
feeds:
  - {name: Court, url: "http://127.0.0.1:$port/rss", language: en}
topics:
  - id: extradition
    title: {en: Extradition}
    keywords: {en: [extradition]}
YAML
}

# Do it once a second until it succeeds.
try() {
    left=$1 why=$2 && shift 2
    until "$@" 2>/dev/null; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "$why"
        sleep 1
    done
}

# Of the root directory $1: the database in $2 is closed, whole, and all of it the user's whose number is $3.
look_at_the_data() {
    ls -ln "$1$2"
    [ -z "$(find "$1$2" ! -user "$3")" ] || fail "something in $2 is not the user's"
    [ ! -e "$1$2/casewatch.db-wal" ] || fail "the database was not closed"
    chroot "$1" python3 -c 'import sqlite3, sys
found = sqlite3.connect(f"file:{sys.argv[1]}/casewatch.db?mode=ro", uri=True).execute("PRAGMA integrity_check")
sys.exit(found.fetchone()[0] != "ok")' "$2" || fail "the database is damaged"
}

# What /healthz says; succeeds once the feed was read.
HEALTH='import urllib.request as r; print(r.urlopen("http://127.0.0.1:8080/healthz", timeout=5).read().decode())'
feed_was_read() {
    "$@" python3 -c "$HEALTH" | tee "$work/health" | grep -q '"entries":1,'
}

# A person says /start in the sandbox; succeeds once the bot has answered.
START='import json, sys, urllib.request as r
sandbox = sys.argv[1] + "/sandbox/"
def chat(): return json.load(r.urlopen(sandbox + "messages?chat=7", timeout=5))
chat() or r.urlopen(sandbox + "send", b"{\"chat\": 7, \"text\": \"/start\"}", timeout=5)
sys.exit(not any(message["from"] == "bot" for message in chat()))'
person_was_answered() {
    "$@" python3 -c "$START" "$telegram"
}

# ---- The Dockerfile ----

docker() {
    work=$1 stage='' folder=/ healthcheck='' entrypoint='' command='' sign=TERM
    debian "$2" python3,python3-venv
    instructions >"$work/instructions"
    while read -r word rest; do
        say "$word $rest"
        carry_out "$word" "$rest" </dev/null
    done <"$work/instructions"
    exec unshare --net "$0" --run "$work" "$entrypoint $command" "$healthcheck" "$sign"
}

# One instruction a line, without comments.
instructions() {
    sed -e '/^ *#/d' -e '/^ *$/d' "$project/Dockerfile" | sed -e ':more' -e '/\\$/{N;s/\\\n */ /;b more' -e '}'
}

carry_out() {
    case $1 in
    FROM) begin "${2##* }" ;;
    ENV) eval "printf '%s\n' $2" >>"$stage.env" ;;
    WORKDIR) folder=$2 && mkdir -p "$stage$folder" ;;
    # Names of files, which have no spaces here.
    # shellcheck disable=SC2086
    COPY) copy $2 ;;
    RUN) within "$stage" sh -c "cd $folder && $2" >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2 && fail "RUN failed"; } ;;
    USER) [ "$2" = "$user:$user" ] || fail "the Dockerfile's USER is $2, this script's $user:$user" ;;
    STOPSIGNAL) sign=${2#SIG} ;;
    HEALTHCHECK) healthcheck=$(words "${2#*CMD }") ;;
    ENTRYPOINT) entrypoint=$(words "$2") ;;
    CMD) command=$(words "$2") ;;
    VOLUME | EXPOSE) ;;
    *) fail "the Dockerfile has $1, which this script does not know: teach it" ;;
    esac
}

# A stage: «python:… AS builder» is a folder of that name, «python:…» alone is the image.
begin() {
    stage=$work/$1 folder=/
    case $1 in *:*) stage=$work/image ;; esac
    cp -a "$work/base" "$stage" && : >"$stage.env"
}

copy() {
    from=$project
    case $1 in --from=*) from=$work/${1#--from=} && shift ;; esac
    for to in "$@"; do :; done
    case $to in /*) ;; *) to=$folder/$to ;; esac
    while [ $# -gt 1 ]; do
        [ ! -d "$from/$1" ] || { mkdir -p "$stage$to" && cp -a "$from/$1/." "$stage$to"; }
        [ ! -f "$from/$1" ] || { mkdir -p "$(dirname "$stage${to}x")" && cp "$from/$1" "$stage$to"; }
        shift
    done
    # As .dockerignore has it.
    [ "$from" != "$project" ] || find "$stage$to" -name __pycache__ -prune -exec rm -r {} +
}

# ["a", "b c"] as the shell writes it: a 'b c'.
words() {
    chroot "$work/base" python3 -c 'import json, shlex, sys; print(shlex.join(json.loads(sys.argv[1])))' "$1"
}

# Do this in a stage, with the environment that the Dockerfile gives it and nothing of ours.
within() (
    root=$1 && shift
    IFS='
'
    set -f
    # shellcheck disable=SC2046
    exec chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin $(cat "$root.env") "$@"
)

# ---- compose.yaml ----

run() {
    work=$1 command=$2 healthcheck=$3 sign=$4 image=$1/image
    ip link set lo up
    give_a_feed "$work/config"
    chroot_feed_server "$work/base" &
    mount_all
    as_user casewatch sandbox >/dev/null 2>&1 &
    {
        echo "TELEGRAM_BOT_TOKEN=$token" && echo "TELEGRAM_API_URL=$telegram"
        echo CASEWATCH_PUBLIC_URL=http://127.0.0.1:8080 && echo CASEWATCH_ALLOW_PRIVATE_NETWORKS=1
    } >>"$image.env"
    say "casewatch as user $user, with a webhook"
    as_user sh -c "echo \$\$ >/tmp/pid && exec $command" &
    started=$!
    try 60 "the program did not become healthy" as_user sh -c "$healthcheck"
    try 60 "the feed was not read" feed_was_read as_user
    try 60 "nobody was answered" person_was_answered as_user
    cat "$work/health"
    ! as_user sh -c "echo x >/config/x || echo x >/x || echo x >/opt/venv/x" 2>/dev/null || fail "the root can be written"
    grep -h VmHWM "$image/proc/$(cat "$image/tmp/pid")/status"
    kill -s "$sign" "$(cat "$image/tmp/pid")"
    code=0 && wait "$started" || code=$?
    [ "$code" = 0 ] || fail "after SIG$sign the exit code is $code"
    look_at_the_data "$image" /data $user
    done_well
}

chroot_feed_server() {
    mkdir "$1/feed" && cp "$work/config/feed/rss" "$1/feed"
    exec chroot "$1" python3 -m http.server --bind 127.0.0.1 --directory /feed $port >/dev/null 2>&1
}

mount_all() {
    install -d -m 700 -o $user -g $user "$work/data"
    mount --bind "$image" "$image"
    mount -t proc proc "$image/proc"
    for device in null zero random urandom; do
        mount --bind "/dev/$device" "$image/dev/$device"
    done
    mount -t tmpfs -o size=64m,mode=1777 tmpfs "$image/tmp"
    mount --bind "$work/data" "$image/data"
    mount --bind "$work/config" "$image/config"
    mount -o remount,bind,ro "$image/config"
    mount -o remount,bind,ro "$image"
}

as_user() {
    within "$image" setpriv --reuid $user --regid $user --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
}

# ---- The steps of «With systemd» ----

systemd() {
    work=$1 root=$1/base
    debian "$2" systemd,systemd-sysv,dbus
    say "With systemd, steps 1 to 6, with the project copied"
    mkdir -p "$root/opt/casewatch"
    tar -C "$project" --exclude=.venv --exclude=.git --exclude=__pycache__ --exclude=./data --exclude=./.env -cf - . |
        tar -C "$root/opt/casewatch" --one-top-level=src -xf -
    steps "With systemd" 1 2 4 5 >"$root/root/before" && steps "With systemd" 6 >"$root/root/token"
    {
        chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -eu /root/before </dev/null &&
            echo "$token" | chroot "$root" sh -eu /root/token
    } >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2 && fail "a step failed"; }
    give_a_feed "$root/etc/casewatch"
    printf '%s\n' "TELEGRAM_API_URL=$telegram" CASEWATCH_ALLOW_PRIVATE_NETWORKS=1 >>"$root/etc/casewatch/.env"
    boot
    say "With systemd, steps 7 and 8"
    type_in "cd /opt/casewatch/src" "$(steps "With systemd" 7)"
    works
    type_in "$(steps "With systemd" 8)"
    say "Backup and Restore"
    type_in data=/var/lib/casewatch "$(steps Backup 2)" "systemctl stop casewatch" "$(steps Restore 2)" "systemctl start casewatch"
    works
    booted systemd-analyze security --no-pager casewatch.service | tail -n 1
    booted systemctl stop casewatch
    code=$(booted systemctl show --property ExecMainStatus --value casewatch)
    [ "$code" = 0 ] || fail "after systemctl stop the exit code is $code"
    look_at_the_data "$root" /var/lib/casewatch "$(booted id -u casewatch)"
    done_well
}

works() {
    try 60 "the feed was not read" feed_was_read booted
    try 60 "nobody was answered" person_was_answered booted
    cat "$work/health"
}

# What these steps of a section have one type.
steps() {
    section=$1 && shift
    for step in "$@"; do
        awk -v section="## $section" -v step="$step" '/^## / { here = $0 == section; now = 0 } /^[0-9]+\./ { now = $1 + 0 }
            /^ *```/ { inside = !inside; next } here && inside && now == step { sub(/^   /, ""); print }' \
            "$project/docs/deploy.md"
    done | grep . || fail "docs/deploy.md has no such steps in «$section»"
}

type_in() {
    printf '%s\n' "$@" >"$root/root/typed"
    booted sh -eu /root/typed
}

# With a network of its own, which has nothing but the loopback.
boot() {
    mount -t tmpfs tmpfs /run && mkdir /run/systemd
    systemd-nspawn --quiet --directory="$root" --register=no --keep-unit --private-network --console=pipe --boot \
        </dev/null >"$work/boot" 2>&1 &
    try 60 "systemd did not come up" running
    booted systemd-run --quiet python3 -m http.server --bind 127.0.0.1 --directory /etc/casewatch/feed $port
    booted systemd-run --quiet --property DynamicUser=yes /opt/casewatch/venv/bin/casewatch sandbox
}

running() {
    leader=$(pgrep -f '^/(usr/)?lib/systemd/systemd$') && booted systemctl is-system-running --quiet
}

booted() {
    nsenter --target "$leader" --all "$@"
}

case ${1:-} in
--docker) shift && docker "$@" ;;
--run) shift && run "$@" ;;
--systemd) shift && systemd "$@" ;;
*) main "${1:-}" ;;
esac
