# Trees of Debian releases with tools that this host lacks. Sourced by build and transcribe.

cache=${FREESTAND_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/freestand}/corpus
mirror=${FREESTAND_DEBIAN_MIRROR:-}

# The tree $1 of Debian release $2 with packages $3 in mmdebstrap's variant $4, made aside and put in place by renaming.
tree() {
    [ -e "$cache/$1" ] && return
    mkdir -p "$cache"
    rm -rf "$cache/.$1"
    mmdebstrap --quiet --variant="$4" --include="$3" --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        "$2" "$cache/.$1" ${mirror:+"$mirror"} || die "cannot make the tree $1 of $2"
    mv "$cache/.$1" "$cache/$1"
}

# Runs a command in the tree $1: read-only, without network, and with the folder $2 at /mnt.
within() {
    local root=$cache/$1 work=$2 part
    local -a mounts=(--ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc)
    shift 2
    for part in bin lib lib64; do
        if [ -d "$root/$part" ] && [ ! -L "$root/$part" ]; then
            mounts+=(--ro-bind "$root/$part" "/$part")
        elif [ -d "$root/usr/$part" ]; then
            mounts+=(--symlink "usr/$part" "/$part")
        fi
    done
    bwrap "${mounts[@]}" --bind "$work" /mnt --proc /proc --dev /dev --tmpfs /tmp --unshare-all --die-with-parent "$@"
}
