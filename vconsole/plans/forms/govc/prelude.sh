# It needs govc and a connection to that vCenter (GOVC_URL,
# GOVC_USERNAME, GOVC_PASSWORD). It stops where something is not as it
# was rehearsed; nothing behind that place is done. "Undo" beside a step
# is never run by itself.
set -eu
case "${GOVC_URL:-}" in
    *"$planned"*) ;;
    *) printf 'GOVC_URL does not name %s.\n' "$planned" >&2; exit 1 ;;
esac

stop() { printf 'Stopped, since this does not hold: %s\n' "$1" >&2; exit 1; }
holds() { printf '   %s\n' "$1"; }
look() {
    printf '   Look: %s Press Enter if it is so, Ctrl+C if not: ' "$1"
    read -r _ || stop "$1"
}
by_hand() {
    printf '   By hand: %s Press Enter when it is done: ' "$1"
    read -r _ || stop "$1"
}
# count WORDS NUMBER FIND-ARGUMENTS...: so many objects are found in the
# inventory.
count() {
    words=$1 number=$2
    shift 2
    found=$(govc find / "$@") || stop "$words"
    [ "$(printf '%s' "$found" | grep -c .)" = "$number" ] && holds "$words" || stop "$words"
}
# passthrough WORDS HOST ADDRESS true|false
passthrough() {
    govc host.esxcli -host="$2" -hints=false hardware pci pcipassthru list | tr '\n' ' ' | tr -s ' ' |
        grep -i -q -F -e "DeviceID: $3 Enabled: $4" && holds "$1" || stop "$1"
}
# maintenance WORDS HOST Enabled|Disabled: entering takes its time, so
# it is waited for.
maintenance() {
    until govc host.esxcli -host="$2" system maintenanceMode get | grep -q -F -e "$3"; do
        [ "$3" = Enabled ] || stop "$1"
        printf '   Waiting: %s\n' "$1"
        sleep 10
    done
    holds "$1"
}
# reference HOST: the object of the one host with this name; an empty
# answer of govc would find no virtual machine on it, and say so.
reference() {
    found=$(govc find -i / -type h -name "$1") || return 1
    case "$found" in '' | *[!A-Za-z0-9:-]*) return 1 ;; esac
    printf '%s' "$found"
}
nothing_runs() {
    host=$(reference "$2") || stop "$1"
    count "$1" 0 -type m -runtime.host "$host" -runtime.powerState poweredOn
}
# on_host WORDS VM HOST
on_host() {
    host=$(reference "$3") || stop "$1"
    count "$1" 1 -type m -name "$2" -runtime.host "$host"
}
# listed WORDS HOST PROPERTY PATTERNS...: one object of this list of the
# API has all these fields.
listed() {
    words=$1 property=$3
    host=$(reference "$2") || stop "$words"
    shift 3
    found=$(govc object.collect -json "$host" "$property" | tr -d ' \n' | tr '{' '\n')
    for pattern; do
        found=$(printf '%s\n' "$found" | grep -i -E -e "$pattern") || stop "$words"
    done
    holds "$words"
}
# setting WORDS KEY VALUE: an advanced setting of vCenter.
setting() {
    found=$(govc option.ls -- "$2" | key="$2" awk '
        { name = $1; sub(/:$/, "", name) }
        name == ENVIRON["key"] { sub(/^[^ \t]+[ \t]*/, ""); print }')
    [ "$found" = "$3" ] && holds "$1" || stop "$1"
}
