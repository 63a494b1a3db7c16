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
