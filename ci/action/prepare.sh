#!/usr/bin/env bash
# Prepares a runner for cells: tools, user namespaces, environments. Failures are reported and left to "freestand
# doctor" and "freestand verify", which never treat something missing as good.
#
# FREESTAND_ENGINE        docker: the sandbox is not prepared
# FREESTAND_NAMESPACES    allow: permit user namespaces where AppArmor restricts them; keep: change no setting
# FREESTAND_ENVIRONMENTS  names of environments that freestand prepares beforehand; separated by blanks
# Exit: 0 done, 1 an environment could not be prepared, 2 an input is wrong.
set -euo pipefail

say() { printf 'prepare: %s\n' "$*"; }
die() {
    printf 'prepare: %s\n' "$1" >&2
    exit "${2:-1}"
}

setting=kernel.apparmor_restrict_unprivileged_userns
read -r -a environments <<<"${FREESTAND_ENVIRONMENTS:-}"
case ${FREESTAND_NAMESPACES:-allow} in
    allow | keep) ;;
    *) die "namespaces is '$FREESTAND_NAMESPACES', expected allow or keep" 2 ;;
esac
for name in ${environments[@]+"${environments[@]}"}; do
    [[ $name =~ ^[a-z0-9][a-z0-9.-]*$ ]] || die "'$name' is not the name of an environment" 2
done

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

# "COMMAND:PACKAGE" of Debian and Ubuntu.
tools=(file:file readelf:binutils strace:strace prlimit:util-linux)
[ "${FREESTAND_ENGINE:-auto}" = docker ] || tools+=(bwrap:bubblewrap)
[ ${#environments[@]} -eq 0 ] || tools+=(mmdebstrap:mmdebstrap flock:util-linux
    /usr/share/keyrings/debian-archive-keyring.gpg:debian-archive-keyring)
packages=()
for tool in "${tools[@]}"; do
    command -v "${tool%%:*}" >/dev/null || [ -e "${tool%%:*}" ] || packages+=("${tool##*:}")
done
if [ ${#packages[@]} -gt 0 ]; then
    if command -v apt-get >/dev/null; then
        say "installing ${packages[*]}"
        { as_root apt-get -q update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
            --no-install-recommends install "${packages[@]}"; } || say "not installed: ${packages[*]}"
    else
        say "missing here: ${packages[*]}"
    fi
fi

# The sandbox needs user namespaces. Ubuntu 23.10 and newer deny them to programs without an AppArmor profile.
if [ "${FREESTAND_ENGINE:-auto}" != docker ] && ! unshare --user --map-root-user true 2>/dev/null; then
    if [ "${FREESTAND_NAMESPACES:-allow}" = allow ] && [ "$(sysctl -n $setting 2>/dev/null || true)" = 1 ]; then
        say "permitting user namespaces for every program on this machine: $setting=0"
        as_root sysctl -q -w $setting=0 || say "$setting stays as it is"
    fi
    unshare --user --map-root-user true 2>/dev/null || say "no user namespaces here: the sandbox may not work"
fi

if [ ${#environments[@]} -gt 0 ]; then
    freestand environments prepare "${environments[@]}" || die "an environment could not be prepared: see above"
fi
