# What both rehearsals share: a small Debian, a feed, a person, and what must be true in the end.

port=9000
token=123456:invented
telegram=http://127.0.0.1:8081

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
