#!/bin/sh
# Installs the program of this shipment: selects the file for this machine, checks its SHA-256, and installs it with
# its manual pages and completions below a prefix. This script contains the digests; SHA256SUMS and its signature cover
# the script. Run with --help for the options.
#
# Exit: 0 done, 1 a check failed or nothing was installed, 2 wrong command line, 3 a required tool is missing.

#FACTS

usage() {
    cat <<END
usage: sh install.sh [OPTION...]
Installs $title on this machine.

  --prefix DIR     install to DIR/bin and DIR/share; default /usr/local for root, ~/.local for others
  --from DIR|URL   folder of the shipment; default: that of this script. A URL needs curl or wget
  --key FILE       a public key (PEM): SHA256SUMS must be signed by it. Needs openssl. Without it, only digests
                   are checked
  --variant NAME   only this variant:$variant_names
  --dry-run        run all checks and show what would be done
  --uninstall      remove what was installed below the prefix, unless it was changed since
  --help           print this
END
}

say() { printf '%s\n' "$*"; }
fail() { # EXIT WORDS...
    code=$1
    shift
    printf 'install.sh: %s\n' "$*" >&2
    exit "$code"
}
have() { command -v "$1" >/dev/null 2>&1; }

# --- what this machine is ---------------------------------------------------------------------------------------------

machine_of_host() {
    host=$(uname -m) || fail 3 "uname does not print the machine"
    case $host in
        x86_64 | amd64) host=x86-64 ;;
        i[3-6]86) host=i386 ;;
        arm64) host=aarch64 ;;
        armv*b) host=armeb ;;
        armv[4-8]*) host=arm ;;
        loong64) host=loongarch64 ;;
        # One name for both orders of bytes.
        mips | mips64) little_endian && host=${host}el ;;
    esac
}

# By the ELF header of what runs this: 1 is little-endian, 2 big-endian.
little_endian() {
    order=$(dd if=/proc/self/exe bs=1 skip=5 count=1 2>/dev/null | od -An -tu1) ||
        fail 3 "/proc/self/exe or od is missing, so the byte order of this $host cannot be determined"
    case $order in
        *1*) return 0 ;;
        *2*) return 1 ;;
        *) fail 3 "the byte order of this $host is unknown: /proc/self/exe cannot be read, or od is missing" ;;
    esac
}

# Whether version $1 is $2 or newer, number by number.
at_least() {
    left=$1.
    right=$2.
    while [ -n "$right" ]; do
        l=${left%%.*}
        r=${right%%.*}
        left=${left#*.}
        right=${right#*.}
        l=${l%%[!0-9]*}
        r=${r%%[!0-9]*}
        [ "${l:-0}" -le "${r:-0}" ] || return 0
        [ "${l:-0}" -eq "${r:-0}" ] || return 1
    done
}

# Whether the first kernel in /proc/cpuinfo's list of features has this one; 3 where that cannot be read.
cpu_has() {
    [ -r /proc/cpuinfo ] || return 3
    while IFS= read -r line; do
        case $line in
            flags*:* | Features*:*)
                case " ${line#*:} " in
                    *" $1 "*) return 0 ;;
                esac
                return 1
                ;;
        esac
    done </proc/cpuinfo
    return 3
}

page_size() {
    pages=$(getconf PAGESIZE 2>/dev/null) && return
    pages=''
    [ -r /proc/self/smaps ] || return 0
    while read -r word value _; do
        case $word in
            KernelPageSize:)
                pages=$((value * 1024))
                return
                ;;
        esac
    done </proc/self/smaps
}

# The glibc of this machine; empty where it has none, or none that says so.
glibc_version() {
    glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || glibc=
    case $glibc in
        'glibc '[0-9]*)
            glibc=${glibc#glibc }
            return
            ;;
    esac
    glibc=$(ldd --version 2>/dev/null | {
        read -r line
        printf '%s' "$line"
    })
    case $glibc in
        *GLIBC*\ [0-9]* | *'GNU libc'*\ [0-9]*) glibc=${glibc##* } ;;
        *) glibc= ;;
    esac
}

# Whether the variant that was described last runs here; why not, otherwise.
fits() {
    why=''
    if [ "$machine" != "$host" ]; then
        why="is for $machine, and this machine is $host"
    elif [ -n "$kernel" ] && ! at_least "$(uname -r)" "$kernel"; then
        why="needs Linux $kernel, and this is $(uname -r)"
    elif [ -n "$undetermined" ]; then
        why="needs $undetermined, and this script cannot check whether that is available"
    fi
    [ -z "$why" ] || return 1
    for feature in $features; do
        cpu_has "$feature"
        case $? in
            0) ;;
            1) why="needs a processor of level $level, and this one has no $feature" ;;
            *) why="needs a processor of level $level, and /proc/cpuinfo does not list its features" ;;
        esac
        [ -z "$why" ] || return 1
    done
    if [ -n "$refused_pages" ]; then
        page_size
        case " $refused_pages " in
            *" ${pages:-unknown} "*) why="cannot be loaded in pages of $pages bytes, which this kernel has" ;;
            *) [ -n "$pages" ] || why="cannot be loaded in pages of $refused_pages bytes, and neither getconf nor /proc shows the page size of this kernel" ;;
        esac
        [ -z "$why" ] || return 1
    fi
    [ "$linkage" != static ] || return 0
    if [ -n "$loader" ] && [ ! -e "$loader" ]; then
        why="needs the loader $loader ($libc), which is not here"
        return 1
    fi
    if [ -n "$libc_floor" ]; then
        glibc_version
        if [ -z "$glibc" ]; then
            why="needs glibc $libc_floor, and neither getconf nor ldd shows a glibc here"
        elif ! at_least "$glibc" "$libc_floor"; then
            why="needs glibc $libc_floor, and this machine has $glibc"
        fi
        [ -z "$why" ] || return 1
    fi
}

# Whether the loader of this machine finds every library and every version of a symbol; it runs nothing of the program.
loader_agrees() { # FILE
    [ "$linkage" = static ] && return
    if "$loader" --list "$1" >"$work/loader" 2>&1; then
        verdict=''
        while IFS= read -r line; do
            case $line in
                *'not found'*) verdict=$line ;;
            esac
        done <"$work/loader"
        [ -n "$verdict" ] || return 0
    fi
    cat "$work/loader" >&2
    fail 1 "$loader cannot load $program_file here; nothing was written"
}

# Describes the first variant that runs here: the better ones come first.
choose() {
    machine_of_host
    reasons=
    number=1
    while [ "$number" -le "$variants" ]; do
        variant "$number"
        if [ -z "$only" ] || [ "$only" = "$name" ]; then
            fits && return
            reasons="$reasons
  $name $why"
        fi
        number=$((number + 1))
    done
    [ -n "$reasons" ] || fail 2 "there is no variant $only here, only:$variant_names"
    fail 1 "no variant of $title runs on this machine:$reasons"
}

explain() {
    words="$linkage, for $machine"
    if [ "$linkage" = static ]; then
        words="$words; needs no library of this machine"
    else
        words="$words; its loader is here${libc_floor:+, and for glibc $libc_floor there is $glibc}"
    fi
    [ -z "$kernel" ] || words="$words; Linux $kernel or newer, and this is $(uname -r)"
    [ -z "$level" ] || words="$words; processor level $level"
    say "$title: variant $name ($words)"
}

# --- digests and signature --------------------------------------------------------------------------------------------

# A tool is usable if it computes the digest of empty input correctly.
digest_tool() {
    for hasher in sha256sum busybox openssl shasum; do
        if have "$hasher" && [ "$(digest /dev/null)" = \
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ]; then
            return
        fi
    done
    return 1
}

# The file goes in as standard input, so that no name is taken for an option or printed.
digest() {
    case $hasher in
        sha256sum) sum=$(sha256sum 2>/dev/null <"$1") ;;
        busybox) sum=$(busybox sha256sum 2>/dev/null <"$1") ;;
        openssl) sum=$(openssl dgst -sha256 -r 2>/dev/null <"$1") ;;
        *) sum=$(shasum -a 256 2>/dev/null <"$1") ;;
    esac || return 1
    printf '%s' "${sum%% *}"
}

# The digest of a file if it differs from the expected one; otherwise empty.
other_digest() {
    found=$(digest "$1") || found="none, since it cannot be read"
    [ "$found" != "$2" ] || found=
}

listed() {
    while IFS= read -r line; do
        [ "$line" != "$1" ] || return 0
    done <"$work/SHA256SUMS"
    return 1
}

check_signature() {
    have openssl || fail 3 "--key: checking a signature needs openssl, which is missing"
    kind=$(openssl pkey -pubin -in "$key" -noout -text 2>/dev/null) ||
        fail 2 "--key: $key is not a public key (PEM)"
    # The copies, so that what is read is what was verified.
    fetch SHA256SUMS 8388608
    cat "$got" >"$work/SHA256SUMS" || fail 1 "SHA256SUMS cannot be copied to $work"
    fetch SHA256SUMS.sig 1024
    cat "$got" >"$work/SHA256SUMS.sig" || fail 1 "SHA256SUMS.sig cannot be copied to $work"
    case $kind in
        *ED25519* | *Ed25519*)
            openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/SHA256SUMS" \
                -sigfile "$work/SHA256SUMS.sig" >"$work/openssl" 2>&1
            ;;
        *) openssl dgst -sha256 -verify "$key" -signature "$work/SHA256SUMS.sig" "$work/SHA256SUMS" >"$work/openssl" 2>&1 ;;
    esac || {
        cat "$work/openssl" >&2
        fail 1 "SHA256SUMS.sig is not a signature of SHA256SUMS by $key; nothing was written. Ed25519 keys need openssl 3"
    }
    index=0
    while [ "$index" -le "$extras" ]; do
        item "$index"
        listed "$sha256  $source" || fail 1 "the signed SHA256SUMS does not list $source as this script has it; nothing was written"
        index=$((index + 1))
    done
    # A script read from a pipe is not a file; the other files are still checked.
    if [ -f "$0" ]; then
        listed "$(digest "$0")  install.sh" ||
            fail 1 "the signed SHA256SUMS lists another install.sh than this one; nothing was written"
    fi
    say "signature of SHA256SUMS: good, by $key"
}

# --- where files come from --------------------------------------------------------------------------------------------

# A file to install, by number: the program is 0.
item() {
    if [ "$1" -eq 0 ]; then
        place=bin/$program
        source=$program_file
        size=$program_size
        sha256=$program_sha256
        mode=755
    else
        extra "$1"
        mode=644
    fi
    target=$prefix/$place
    staged_as=${target%/*}/.${target##*/}.$$.new
}

find_source() {
    if [ -z "$from" ]; then
        case $0 in
            */*) from=${0%/*} ;;
            *) from=. ;;
        esac
        from=$(absolute "$from")
        [ -f "$from/$program_file" ] ||
            fail 1 "$program_file is not in the folder of this script; say where it is: --from DIR or --from URL"
    fi
    case $from in
        http://* | https://*)
            remote=yes
            from=${from%/}
            if have curl; then
                downloader=curl
            elif have wget; then
                downloader=wget
            else
                fail 3 "--from $from: curl and wget are missing; download the files, then use --from DIR"
            fi
            ;;
        *://*) fail 2 "--from $from: only http:// and https:// are supported" ;;
        *)
            [ -d "$from" ] || fail 1 "--from $from: this folder does not exist"
            from=$(absolute "$from")
            ;;
    esac
}

# Puts where to find this file of the shipment into "got". It is at most so many bytes long.
fetch() {
    if [ -z "$remote" ]; then
        got=$from/$1
        [ -f "$got" ] || fail 1 "$got is missing; nothing was written"
        return
    fi
    downloads=$((downloads + 1))
    got=$work/$downloads
    (
        # Blocks of 512 bytes, or of 1024 in some shells: a bound on what a server may make this machine write.
        ulimit -f $(($2 / 512 + 8)) 2>/dev/null
        case $downloader in
            curl)
                case $from in
                    https:*) redirects='=https' ;;
                    *) redirects='=http,https' ;;
                esac
                exec curl --fail --silent --show-error --location --proto '=http,https' --proto-redir "$redirects" \
                    --output "$got" -- "$from/$1"
                ;;
            *) exec wget -q -O "$got" "$from/$1" ;;
        esac
    ) || fail 1 "$from/$1 cannot be downloaded by $downloader; nothing was written"
}

# Every file that is to be installed is there and is the one that was shipped.
check_files() {
    index=0
    while [ "$index" -le "$extras" ]; do
        item "$index"
        fetch "$source" "$size"
        other_digest "$got" "$sha256"
        [ -z "$found" ] || fail 1 "$source is not the file that was shipped; nothing was written
  shipped SHA-256: $sha256
  found SHA-256:   $found"
        [ "$index" -ne 0 ] || loader_agrees "$got"
        index=$((index + 1))
    done
}

# --- the list of what was installed -----------------------------------------------------------------------------------

# Lines "SHA-256  PATH" of files and "folder  PATH" of folders that were made, relative to the prefix.
read_manifest() {
    manifest=$prefix/share/$program/installed
    old=''
    [ ! -L "$manifest" ] || fail 1 "$manifest is a symbolic link, which this script never creates"
    [ -f "$manifest" ] || return 1
    while IFS= read -r line; do
        case $line in
            *[[:cntrl:]]* | */../* | */.. | *' '/* | *'  ../'*) bad=yes ;;
            'folder  bin' | 'folder  share' | 'folder  share/'?* | *'  bin/'?* | *'  share/'?*) bad= ;;
            *) bad=yes ;;
        esac
        [ -z "$bad" ] || fail 1 "$manifest is not a list that this script wrote: $(printable "$line")"
        old=$old$line$newline
    done <"$manifest"
}

printable() {
    case $1 in
        *[[:cntrl:]]*) printf 'a line with control characters' ;;
        *) printf '%s' "$1" ;;
    esac
}

# Whether a path is among the lines of files of a list.
names() { # LIST PATH
    case $newline$1 in
        *"  $2$newline"*) return 0 ;;
    esac
    return 1
}

# --- writing ----------------------------------------------------------------------------------------------------------

# Undoes an unfinished run. Only files of this run are removed.
cleanup() {
    while [ "$staged" -gt 0 ]; do
        staged=$((staged - 1))
        item "$staged"
        rm -f "$staged_as"
    done
    [ -z "$new_manifest" ] || rm -f "$new_manifest"
    if [ -z "$committed" ] && [ -n "$made" ]; then
        printf '%s' "$made" | while IFS= read -r folder; do
            rmdir "$folder" 2>/dev/null
        done
    fi
    [ -z "$work" ] || rm -rf "$work"
}

work_folder() {
    work=$(mktemp -d 2>/dev/null) || {
        work=${TMPDIR:-/tmp}/install.$$
        (umask 077 && mkdir "$work") || {
            work=
            fail 1 "cannot create a temporary folder in ${TMPDIR:-/tmp}"
        }
    }
}

# The last made comes first, as they have to be removed.
make_folder() {
    [ -n "$1" ] && [ ! -d "$1" ] || return 0
    make_folder "${1%/*}"
    mkdir "$1" || fail 1 "$1 cannot be created; nothing was installed"
    made=$1$newline$made
}

# Nothing that others put there is replaced.
check_target() {
    [ ! -d "$target" ] || fail 1 "$target is a folder; nothing was written"
    if { [ -e "$target" ] || [ -L "$target" ]; } && ! names "$old" "$place"; then
        other_digest "$target" "$sha256"
        if [ -n "$found" ] || [ -L "$target" ]; then
            fail 1 "$target exists and was not installed by this script; remove it or choose another --prefix; nothing was written"
        fi
    fi
}

stage() {
    make_folder "${target%/*}"
    # Fails if something of that name exists, even a symbolic link.
    (set -C && : >"$staged_as") || fail 1 "$staged_as cannot be written; nothing was installed"
    staged=$((index + 1))
    if ! cat "$got" >>"$staged_as" || ! chmod "$mode" "$staged_as"; then
        fail 1 "$target cannot be written; nothing was installed"
    fi
    other_digest "$staged_as" "$sha256"
    [ -z "$found" ] || fail 1 "the copy of $source is not the file that was shipped; nothing was installed
  shipped SHA-256: $sha256
  found SHA-256:   $found"
}

write_manifest() { # TEXT, WHAT IT MEANS IF THIS FAILS
    (set -C && : >"$manifest.$$.new") || fail 1 "$manifest.$$.new cannot be written; $2"
    new_manifest=$manifest.$$.new
    if ! printf '%s' "$1" >>"$new_manifest" || ! chmod 644 "$new_manifest" || ! mv -f "$new_manifest" "$manifest"; then
        fail 1 "$manifest cannot be written; $2"
    fi
    new_manifest=''
}

# Removes a file of a list if it is still the one that was installed. A path may stand there twice, after an interruption.
remove_file() { # DIGEST PATH
    [ -f "$prefix/$2" ] && [ ! -L "$prefix/$2" ] || return 0
    other_digest "$prefix/$2" "$1"
    [ -z "$found" ] || return 0
    if [ -n "$dry" ]; then
        say "would remove $prefix/$2"
    elif rm -f "$prefix/$2"; then
        say "removed $prefix/$2"
    fi
}

install_files() {
    read_manifest || { [ ! -e "$manifest" ] || fail 1 "$manifest is not a regular file"; }
    index=0
    while [ "$index" -le "$extras" ]; do
        item "$index"
        check_target
        index=$((index + 1))
    done
    if [ -n "$dry" ]; then
        index=0
        while [ "$index" -le "$extras" ]; do
            item "$index"
            say "would install $target"
            index=$((index + 1))
        done
        return
    fi
    umask 022
    downloads=$first_download
    index=0
    while [ "$index" -le "$extras" ]; do
        item "$index"
        downloads=$((downloads + 1))
        if [ -n "$remote" ]; then got=$work/$downloads; else got=$from/$source; fi
        stage
        index=$((index + 1))
    done
    make_folder "${manifest%/*}"
    commit
}

# Everything that can fail is done: the files are in place under temporary names. The list is written first, so that
# leftovers of an interruption can be removed; the program comes last.
commit() {
    trap '' HUP INT PIPE TERM
    files=
    index=$extras
    while [ "$index" -ge 0 ]; do
        item "$index"
        files=$files$sha256"  "$place$newline
        index=$((index - 1))
    done
    folders=$(printf '%s' "$made" | while IFS= read -r folder; do
        case $folder in
            "$prefix"/*) printf 'folder  %s\n' "${folder#"$prefix"/}" ;;
        esac
    done)
    folders=${folders:+$folders$newline}
    old_folders=$(printf '%s' "$old" | while IFS= read -r line; do
        case $line in
            'folder  '*) printf '%s\n' "$line" ;;
        esac
    done)
    folders=$folders${old_folders:+$old_folders$newline}
    write_manifest "$old$files$folders" "nothing was installed"
    committed=yes
    index=$extras
    while [ "$index" -ge 0 ]; do
        item "$index"
        mv -f "$staged_as" "$target" ||
            fail 1 "$target cannot be replaced; what is installed is incomplete: run this again, or with --uninstall"
        say "installed $target"
        index=$((index - 1))
    done
    staged=0
    printf '%s' "$old" >"$work/old"
    while IFS= read -r line; do
        case $line in
            'folder  '*) ;;
            *) names "$files" "${line#*  }" || remove_file "${line%%  *}" "${line#*  }" ;;
        esac
    done <"$work/old"
    write_manifest "$files$folders" "everything is installed, and the list of it is that of this version and the one before"
    case :${PATH-}: in
        *":$prefix/bin:"*) ;;
        *) say "$prefix/bin is not on the PATH: add it, or call $prefix/bin/$program" ;;
    esac
}

uninstall() {
    read_manifest || fail 1 "nothing is uninstalled: $manifest, the list of installed files, does not exist"
    while IFS= read -r line; do
        case $line in
            'folder  '*) ;;
            *) remove_file "${line%%  *}" "${line#*  }" ;;
        esac
    done <"$manifest"
    [ -z "$dry" ] || return 0
    left=
    while IFS= read -r line; do
        path=${line#*  }
        case $line in
            'folder  '*) ;;
            *)
                if [ -e "$prefix/$path" ] || [ -L "$prefix/$path" ]; then
                    left=yes
                    say "left $prefix/$path: it is not the file that was installed, or cannot be removed"
                fi
                ;;
        esac
    done <"$manifest"
    [ -z "$left" ] || fail 1 "not everything was removed; $manifest still lists it"
    rm -f "$manifest" || fail 1 "$manifest cannot be removed"
    printf '%s' "$old" >"$work/old"
    while IFS= read -r line; do
        case $line in
            # One that others use stays.
            'folder  '*) rmdir "$prefix/${line#*  }" 2>/dev/null ;;
        esac
    done <"$work/old"
    say "$program is uninstalled from $prefix"
}

# --- the command line -------------------------------------------------------------------------------------------------

absolute() {
    case $1 in
        /*) printf '%s' "$1" ;;
        *) printf '%s/%s' "$(pwd -P)" "$1" ;;
    esac
}

choose_prefix() {
    if [ -z "$prefix" ]; then
        user=$(id -u 2>/dev/null) || fail 3 "id does not print the user; choose where to install: --prefix DIR"
        if [ "$user" = 0 ]; then
            prefix=/usr/local
        else
            [ -n "${HOME-}" ] || fail 2 "HOME is not set; choose where to install: --prefix DIR"
            prefix=$HOME/.local
        fi
    fi
    while [ "${prefix#./}" != "$prefix" ]; do
        prefix=${prefix#./}
        while [ "${prefix#/}" != "$prefix" ]; do prefix=${prefix#/}; done
    done
    case $prefix in '' | .) prefix=$(pwd -P) ;; esac
    case $prefix in
        *[[:cntrl:]]*) fail 2 "--prefix: a folder name with a control character is not allowed" ;;
    esac
    prefix=$(absolute "$prefix")
    while [ "${prefix%/}" != "$prefix" ]; do prefix=${prefix%/}; done
    case $prefix/ in
        */../* | */./*) fail 2 "--prefix $prefix: write it without . and .." ;;
    esac
}

need_tools() {
    missing=
    for tool in cat chmod mkdir mv rm rmdir uname; do
        have "$tool" || missing="$missing $tool"
    done
    digest_tool || missing="$missing sha256sum (or openssl, shasum, busybox)"
    [ -z "$missing" ] || fail 3 "required tools are missing:$missing"
}

main() {
    set -u
    LC_ALL=C
    export LC_ALL
    unset CDPATH
    newline='
'
    IFS=" 	$newline"
    prefix='' from='' key='' only='' dry='' removing='' remote='' work=''
    made='' committed='' new_manifest='' old='' hasher='' staged=0 downloads=0
    while [ $# -gt 0 ]; do
        case $1 in
            --prefix | --from | --key | --variant)
                [ -n "${2-}" ] || fail 2 "$1 needs a value; see --help"
                case $1 in
                    --prefix) prefix=$2 ;;
                    --from) from=$2 ;;
                    --key) key=$(absolute "$2") ;;
                    *) only=$2 ;;
                esac
                shift 2
                ;;
            --prefix=* | --from=* | --key=* | --variant=*)
                option=${1%%=*} value=${1#*=}
                shift
                set -- "$option" "$value" "$@"
                ;;
            --dry-run) dry=yes && shift ;;
            --uninstall) removing=yes && shift ;;
            --help | -h)
                usage
                exit 0
                ;;
            *) fail 2 "unknown option $(printable "$1"); see --help" ;;
        esac
    done
    need_tools
    choose_prefix
    trap cleanup 0
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 141' PIPE
    trap 'exit 143' TERM
    work_folder
    if [ -n "$removing" ]; then
        uninstall
        return
    fi
    choose
    program_file=$file program_size=$size program_sha256=$sha256
    explain
    find_source
    [ -z "$key" ] || check_signature
    first_download=$downloads
    check_files
    install_files
}

# The last line: a truncated script does nothing.
main "$@"
