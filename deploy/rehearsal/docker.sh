# The Dockerfile, carried out by hand, and what comes of it, run as compose.yaml does.

user=10001

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

# From here on as compose.yaml has it.
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
