# The steps of docs/deploy.md, carried out as they are written, in a small Debian that is booted for it.

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
