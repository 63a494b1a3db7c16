# It runs in the ESXi shell: copy it to the hosts, and run its sections
# in order, each on the host that it names (or in the client, where it
# says vCenter): sh THIS-FILE NUMBER. Without a number it lists them. It
# stops where something is not as it was rehearsed. "Undo" beside a step
# is never run by itself.
set -eu

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
on_host() {
    here=$(esxcli system hostname get | sed -n 's/^ *Fully Qualified Domain Name: //p')
    [ "$here" = "$1" ] || stop "This host is $1."
}
# The field NAME of the device at ADDRESS in a list of esxcli.
field_of() {
    address="$1" name="$2" awk '
        NF && index($0, " ") != 1 { here = (tolower($1) == ENVIRON["address"]) }
        here && index($0, "   " ENVIRON["name"] ":") == 1 { print substr($0, length(ENVIRON["name"]) + 6) }'
}
# field WORDS ADDRESS NAME VALUE: a field of "hardware pci list".
field() {
    found=$(esxcli hardware pci list | field_of "$2" "$3")
    [ "$found" = "$4" ] && holds "$1" || stop "$1"
}
# graphics WORDS ADDRESS TYPE: the configured type of a graphics device.
graphics() {
    found=$(esxcli graphics device list --configured-type | field_of "$2" 'Graphics Type')
    [ "$found" = "$3" ] && holds "$1" || stop "$1"
}
# host_graphics WORDS NAME VALUE: a line of "graphics host get".
host_graphics() { esxcli graphics host get | grep -q -x -F -e "   $2: $3" && holds "$1" || stop "$1"; }
# passthrough WORDS ADDRESS true|false
passthrough() {
    esxcli hardware pci pcipassthru list | address="$2" value="$3" awk '
        tolower($1) == ENVIRON["address"] && $2 == ENVIRON["value"] { found = 1 } END { exit !found }' &&
        holds "$1" || stop "$1"
}
# maintenance WORDS Enabled|Disabled: entering takes its time, so it is
# waited for.
maintenance() {
    until [ "$(esxcli system maintenanceMode get)" = "$2" ]; do
        [ "$2" = Enabled ] || stop "$1"
        printf '   Waiting: %s\n' "$1"
        sleep 10
    done
    holds "$1"
}
nothing_runs() { [ -z "$(esxcli vm process list)" ] && holds "$1" || stop "$1"; }
# The Vmid of the one VM with this name.
vmid() {
    ids=$(vim-cmd vmsvc/getallvms | name="$1" awk '
        $1 ~ /^[0-9]+$/ {
            rest = $0
            sub(/^ *[0-9]+ +/, "", rest)
            end = length(ENVIRON["name"])
            if (substr(rest, 1, end) == ENVIRON["name"] && substr(rest, end + 1) ~ /^ +\[[^]]+\] +[^ []/) print $1
        }')
    case "$ids" in
        '' | *[!0-9]*) stop "One virtual machine $1 is registered on this host." ;;
        *) printf '%s' "$ids" ;;
    esac
}
# power WORDS VM "Powered on": the state that the host prints.
power() { vim-cmd vmsvc/power.getstate "$(vmid "$2")" | grep -q -x -F -e "$3" && holds "$1" || stop "$1"; }
