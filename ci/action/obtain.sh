#!/usr/bin/env bash
# Installs the full edition of Freestand, from an archive with exactly this digest.
#
# FREESTAND_URL      https:// address of the .tar.gz; or
# FREESTAND_ARCHIVE  its path on this machine
# FREESTAND_SHA256   its SHA-256, 64 hexadecimal digits
# RUNNER_TEMP        where it is unpacked; GITHUB_PATH gets its bin folder
# Exit: 0 done, 1 wrong digest or it does not run here, 2 an input is missing or wrong.
set -euo pipefail

die() {
    printf 'obtain: %s\n' "$1" >&2
    exit "${2:-1}"
}

url=${FREESTAND_URL:-}
archive=${FREESTAND_ARCHIVE:-}
sha256=$(printf %s "${FREESTAND_SHA256:-}" | tr A-F a-f)
[[ $sha256 =~ ^[0-9a-f]{64}$ ]] || die "sha256 is not a SHA-256: expected 64 hexadecimal digits" 2
[ -n "$url" ] || [ -n "$archive" ] || die "url and archive are empty: name the full edition, a .tar.gz" 2
[ -z "$url" ] || [ -z "$archive" ] || die "url and archive exclude each other" 2
: "${RUNNER_TEMP:?}" "${GITHUB_PATH:?}"

if [ -n "$url" ]; then
    [[ $url == https://* ]] || die "url does not begin with https://" 2
    archive=$RUNNER_TEMP/freestand.tar.gz
    curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$archive" "$url"
fi
[ -f "$archive" ] || die "there is no file $archive" 2
printf '%s  %s\n' "$sha256" "$archive" | sha256sum --check --strict --quiet || die "the archive does not have the expected digest"

home=$RUNNER_TEMP/freestand
rm -rf "$home"
mkdir "$home"
tar -xzf "$archive" -C "$home" --strip-components=1
"$home/bin/freestand" --version || die "the archive has no freestand that runs on this machine ($(uname -m))"
printf '%s\n' "$home/bin" >>"$GITHUB_PATH"
