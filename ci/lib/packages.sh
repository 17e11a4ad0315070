# Which tools are needed, and from which packages they come. Sourced by ci/setup.

# "CHECK:PACKAGE": a command on the search path, or a file, and the Debian package that brings it.
TOOLS=(
    gcc:gcc
    /usr/include/stdio.h:libc6-dev
    make:make
    musl-gcc:musl-tools
    file:file
    ldd:libc-bin
    readelf:binutils
    size:binutils
    bwrap:bubblewrap
    mmdebstrap:mmdebstrap
    /usr/share/keyrings/debian-archive-keyring.gpg:debian-archive-keyring
    openssl:openssl
    flock:util-linux
    prlimit:util-linux
    strace:strace
    qemu-x86_64-static:qemu-user-static
    qemu-aarch64-static:qemu-user-static
    qemu-riscv64-static:qemu-user-static
)
DOCKER_TOOLS=(
    dockerd:docker.io
    docker:docker-cli
)

KERNEL_TOOLS=(
    qemu-system-x86_64:qemu-system-x86
    qemu-system-aarch64:qemu-system-arm
    flock:util-linux
    /usr/share/keyrings/debian-archive-keyring.gpg:debian-archive-keyring
)

# Only the project's own tests and ci/reproduce use these.
TEST_TOOLS=(
    unzip:unzip
    faketime:faketime
    docker-registry:docker-registry
    age:age
    script:bsdutils
    setpriv:util-linux
    setfacl:acl
    setfattr:attr
    unshare:util-linux
    prlimit:util-linux
    mount:mount
    chromium:chromium
    /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core
    rpm:rpm
    lintian:lintian
    shellcheck:shellcheck
    curl:curl
    jq:jq
    wget:wget
    dpkg-deb:dpkg
    man:man-db
    zsh:zsh
    fish:fish
    aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu
    /usr/aarch64-linux-gnu/include/stdio.h:libc6-dev-arm64-cross
    ld.lld:lld
    mold:mold
    go:golang-go
    cargo:cargo
    /bin/busybox:busybox-static
    ld.gold:binutils
    riscv64-linux-gnu-gcc:gcc-riscv64-linux-gnu
    /usr/riscv64-linux-gnu/include/stdio.h:libc6-dev-riscv64-cross
    s390x-linux-gnu-gcc:gcc-s390x-linux-gnu
    arm-linux-gnueabihf-gcc:gcc-arm-linux-gnueabihf
)
# The tests boot these.
TEST_KERNELS=(6.1 6.12-aarch64-4k 6.12-aarch64-16k)
# Of these machines ci/lib/prepare-musl brings musl for the tests.
TEST_MUSLS=(aarch64 armhf s390x)

# Cross compilers for every machine of rcli/cross/freestand.yaml; all but riscv64's link with the musl of prepare-musl. Debian 12
# has no gcc for loongarch64, but clang knows it.
MACHINE_TOOLS=(
    aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu
    i686-linux-gnu-gcc:gcc-i686-linux-gnu
    arm-linux-gnueabihf-gcc:gcc-arm-linux-gnueabihf
    powerpc64le-linux-gnu-gcc:gcc-powerpc64le-linux-gnu
    s390x-linux-gnu-gcc:gcc-s390x-linux-gnu
    riscv64-linux-gnu-gcc:gcc-riscv64-linux-gnu
    /usr/riscv64-linux-gnu/include/stdio.h:libc6-dev-riscv64-cross
    mips64el-linux-gnuabi64-gcc:gcc-mips64el-linux-gnuabi64
    clang-19:clang-19
    ld.lld-19:lld-19
    llvm-ar-19:llvm-19
    dpkg-source:dpkg-dev
    qemu-s390x-static:qemu-user-static
    flock:util-linux
    dpkg-deb:dpkg
    /usr/share/keyrings/debian-archive-keyring.gpg:debian-archive-keyring
)
MACHINE_MUSLS=(aarch64 i386 armhf ppc64le s390x mips64el loongarch64)

# Only ci/package uses these.
PACKAGE_TOOLS=(
    patchelf:patchelf
    rpm:rpm
    lintian:lintian
    dpkg-deb:dpkg
)

# Only ci/bench uses these.
BENCH_TOOLS=(
    python3:python3
    scanelf:pax-utils
    libtree:libtree
    checksec:checksec
    hardening-check:devscripts
)

# ci/fuzz compiles generated C with its sanitizers and libFuzzer.
FUZZ_TOOLS=(
    clang-14:clang-14
    /usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.fuzzer-x86_64.a:libclang-rt-14-dev
)

# For machines that are neither Debian nor Ubuntu.
RECIPES_NEED="environments are made from Debian packages: those named after releases with mmdebstrap, apt-get, dpkg and the
    Debian archive keyring, busybox, musl and klibc with apt-get and dpkg; where these cannot be installed, prepare them
    on a Debian or Ubuntu machine and copy its cache folder (FREESTAND_CACHE), or choose other environments"

missing_packages() {
    local pair check
    for pair in "$@"; do
        check=${pair%%:*}
        case $check in
            /*) [ -e "$check" ] || echo "${pair##*:}" ;;
            # Some commands live where only root's search path leads.
            *) PATH=$PATH:/usr/sbin:/sbin command -v "$check" >/dev/null || echo "${pair##*:}" ;;
        esac
    done | sort -u
}

# Runs a command as root, without ever asking a question.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n -- "$@"
    else
        die "this needs root; run yourself:
    sudo $*" 2
    fi
}

print_names() {
    cat >&2 <<END
setup: missing here: $*
setup: install, by your package manager:
    dnf     gcc make glibc-static musl-gcc file binutils bubblewrap mmdebstrap debian-keyring openssl util-linux moby-engine qemu-user-static qemu-system-x86-core qemu-system-aarch64-core
    apk     gcc make musl-dev file binutils bubblewrap mmdebstrap debian-archive-keyring openssl util-linux docker qemu-system-x86_64 qemu-system-aarch64
    pacman  gcc make musl file binutils bubblewrap mmdebstrap debian-archive-keyring openssl util-linux docker qemu-user-static qemu-system-x86 qemu-system-aarch64
    zypper  gcc make glibc-devel-static file binutils bubblewrap openssl util-linux docker qemu-x86
            (musl-gcc, mmdebstrap and the Debian keyring: not in the main repositories)
            (QEMU's static user mode, such as qemu-x86_64-static: on apk and zypper under other names, to be linked)
setup: $RECIPES_NEED
END
}

install_missing() {
    local -a packages
    mapfile -t packages < <(missing_packages "$@")
    if [ ${#packages[@]} -eq 0 ]; then
        say "every tool is there"
        return
    fi
    if ! command -v apt-get >/dev/null; then
        print_names "${packages[@]}"
        exit 2
    fi
    say "installing ${packages[*]}"
    as_root apt-get -q update
    # Newer releases have the client in a package of its own, older ones within docker.io.
    local -a known=()
    local package
    for package in "${packages[@]}"; do
        if [ "$package" = docker-cli ] && ! apt-cache show docker-cli >/dev/null 2>&1; then
            package=docker.io
        fi
        known+=("$package")
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${known[@]}"
    # Tests start registries of their own; the one that this package starts would listen to the whole network.
    if [[ " ${packages[*]} " == *" docker-registry "* ]] && [ -d /run/systemd/system ]; then
        as_root systemctl disable --now docker-registry
    fi
    mapfile -t packages < <(missing_packages "$@")
    [ ${#packages[@]} -eq 0 ] || die "still missing after installing: ${packages[*]}"
}
