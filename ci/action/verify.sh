#!/usr/bin/env bash
# Runs "freestand verify" and reports the result.
#
# FREESTAND_CONFIG    the freestand.yaml
# FREESTAND_OUTPUT    folder for proof and reports; empty for target/freestand beside it
# FREESTAND_ENGINE, FREESTAND_SHARD, FREESTAND_BASELINE  as the options; empty for none
# FREESTAND_BUILD     true: build what is not up to date; false: use the existing files
# FREESTAND_FAIL_ON   inconclusive: fail unless the proof passes; failed: fail only on proved failures
# GITHUB_OUTPUT       gets verdict (PASS, FAIL, INCONCLUSIVE, ERROR), status (the exit code) and folder
#
# Exit: that of freestand; 0 in place of 3 where FREESTAND_FAIL_ON=failed and a proof was written. 2: an input is wrong.
set -euo pipefail

die() {
    printf 'verify: %s\n' "$1" >&2
    exit 2
}

config=${FREESTAND_CONFIG:-freestand.yaml}
folder=${FREESTAND_OUTPUT:-$(dirname "$config")/target/freestand}
fail_on=${FREESTAND_FAIL_ON:-inconclusive}
: "${GITHUB_OUTPUT:?}"
case $fail_on in inconclusive | failed) ;; *) die "fail-on is '$fail_on', expected inconclusive or failed" ;; esac
case $folder in *$'\n'*) die "output contains a line end" ;; esac

words=(--config "$config" verify --engine "${FREESTAND_ENGINE:-auto}" --output "$folder")
[ -z "${FREESTAND_SHARD:-}" ] || words+=(--shard "$FREESTAND_SHARD")
[ -z "${FREESTAND_BASELINE:-}" ] || words+=(--baseline "$FREESTAND_BASELINE")
case ${FREESTAND_BUILD:-true} in
    true) ;;
    false) words+=(--no-build) ;;
    *) die "build is '$FREESTAND_BUILD', expected true or false" ;;
esac

status=0
freestand "${words[@]}" || status=$?
case $status in
    0) verdict=PASS ;;
    1) verdict=FAIL ;;
    3) verdict=INCONCLUSIVE ;;
    *) verdict=ERROR ;;
esac
printf 'verdict=%s\nstatus=%s\nfolder=%s\n' $verdict "$status" "$folder" >>"$GITHUB_OUTPUT"
if [ $status -eq 3 ] && [ "$fail_on" = failed ] && [ -s "$folder/proof.json" ]; then
    printf 'verify: inconclusive, which fail-on: failed lets pass\n' >&2
    exit 0
fi
exit $status
