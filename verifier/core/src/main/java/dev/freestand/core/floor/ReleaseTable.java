package dev.freestand.core.floor;

import java.util.List;

/**
 * The releases that are known: which C library, C++ library (newest GLIBCXX version) and kernel a release of a distribution
 * began with, on x86-64, and the processor level without which it does not run.
 *
 * <p>A version that is not given is not known: it is at least that of the release before, since releases only go forward. The
 * kernel is that of an installed system; a container has its host's. A release without a processor level is not known to
 * need more than x86-64-v1. Each source was read for its entry, pages of packages.debian.org in the form of the archive's own
 * lists.
 *
 * <p>The file is long because it is a table, one entry a release.
 */
public final class ReleaseTable {

    private static final List<Release> ALL = List.of(
            Release.of(
                            "Debian",
                            "8",
                            "glibc",
                            "2.19",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-8.json")
                    .withGlibcxx("3.4.20")
                    .withKernel(
                            "3.16", "https://www.generation-nt.com/actualites/linux-debian-8-0-jessie-stable-1914483"),
            Release.of(
                            "Debian",
                            "9",
                            "glibc",
                            "2.24",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-9.json")
                    .withGlibcxx("3.4.22")
                    .withKernel("4.9", "https://blog.c0xl.ch/p/debian-buster"),
            Release.of(
                            "Debian",
                            "10",
                            "glibc",
                            "2.28",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-10.json")
                    .withGlibcxx("3.4.25")
                    .withKernel("4.19", "https://blog.c0xl.ch/p/debian-buster"),
            Release.of(
                            "Debian",
                            "11",
                            "glibc",
                            "2.31",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-11.json")
                    .withGlibcxx("3.4.28")
                    .withKernel("5.10", "https://packages.debian.org/bullseye/linux-image-amd64"),
            Release.of(
                            "Debian",
                            "12",
                            "glibc",
                            "2.36",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-12.json")
                    .withGlibcxx("3.4.30")
                    .withKernel("6.1", "https://packages.debian.org/bookworm/linux-image-amd64"),
            Release.of(
                            "Debian",
                            "13",
                            "glibc",
                            "2.41",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/debian-13.json")
                    .withGlibcxx("3.4.33")
                    .withKernel("6.12", "https://packages.debian.org/trixie/linux-image-amd64"),
            // Not released yet: as it stood in November 2026; the GLIBCXX version was read from its libstdc++.so.6.
            Release.of("Debian", "14 (testing)", "glibc", "2.43", "https://packages.debian.org/forky/libc6")
                    .withGlibcxx("3.4.36")
                    .withKernel("7.2", "https://packages.debian.org/forky/linux-image-amd64"),
            Release.of(
                            "Ubuntu",
                            "16.04",
                            "glibc",
                            "2.23",
                            "https://github.com/mayeut/pep600_compliance/blob/bbc4a594fb139393a1486ef13504cc2de0fc2b77/cache/x86_64/ubuntu-16.04.json")
                    .withGlibcxx("3.4.21")
                    .withKernel("4.4", "https://xtechbiz.com/ubuntu-16-04-lts/"),
            Release.of(
                            "Ubuntu",
                            "18.04",
                            "glibc",
                            "2.27",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-18.04.json")
                    .withGlibcxx("3.4.25")
                    .withKernel("4.15", "https://ubuntu.com/security/livepatch/docs/kernels"),
            Release.of(
                            "Ubuntu",
                            "20.04",
                            "glibc",
                            "2.31",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-20.04.json")
                    .withGlibcxx("3.4.28")
                    .withKernel("5.4", "https://ubuntu.com/security/livepatch/docs/kernels"),
            Release.of(
                            "Ubuntu",
                            "22.04",
                            "glibc",
                            "2.35",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-22.04.json")
                    .withGlibcxx("3.4.30")
                    .withKernel("5.15", "https://ubuntu.com/security/livepatch/docs/kernels"),
            Release.of(
                            "Ubuntu",
                            "24.04",
                            "glibc",
                            "2.39",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-24.04.json")
                    .withGlibcxx("3.4.33")
                    .withKernel("6.8", "https://ubuntu.com/security/livepatch/docs/kernels"),
            Release.of(
                            "Ubuntu",
                            "24.10",
                            "glibc",
                            "2.40",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-24.10.json")
                    .withGlibcxx("3.4.33")
                    .withKernel("6.11", "https://github.com/Joshua-Riek/ubuntu-rockchip/releases"),
            Release.of(
                            "Ubuntu",
                            "25.04",
                            "glibc",
                            "2.41",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-25.04.json")
                    .withGlibcxx("3.4.34"),
            Release.of(
                            "Ubuntu",
                            "25.10",
                            "glibc",
                            "2.42",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-25.10.json")
                    .withGlibcxx("3.4.34"),
            Release.of(
                            "Ubuntu",
                            "26.04",
                            "glibc",
                            "2.43",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/ubuntu-26.04.json")
                    .withGlibcxx("3.4.35")
                    .withKernel("7.0", "https://canonical.com/security/livepatch/docs/kernels"),
            // RHEL, CentOS, AlmaLinux, Rocky Linux and Oracle Linux with the kernel of RHEL.
            Release.of(
                            "RHEL family",
                            "6",
                            "glibc",
                            "2.12",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/oraclelinux-6.json")
                    .withGlibcxx("3.4.13")
                    .withKernel(
                            "2.6.32",
                            "https://github.com/falcosecurity/kernel-crawler/blob/e7a6d7b40abf29e279ceeb21342bc9d0311dbb77/kernels/x86_64/list.json"),
            Release.of(
                            "RHEL family",
                            "7",
                            "glibc",
                            "2.17",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/rhubi-7.json")
                    .withGlibcxx("3.4.19")
                    .withKernel(
                            "3.10",
                            "https://github.com/falcosecurity/kernel-crawler/blob/e7a6d7b40abf29e279ceeb21342bc9d0311dbb77/kernels/x86_64/list.json"),
            Release.of(
                            "RHEL family",
                            "8",
                            "glibc",
                            "2.28",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/rhubi-8.json")
                    .withGlibcxx("3.4.25")
                    .withKernel(
                            "4.18",
                            "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/administer-examples_of_rhel_kernel_version_strings"),
            Release.of(
                            "RHEL family",
                            "9",
                            "glibc",
                            "2.34",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/rhubi-9.json")
                    .withGlibcxx("3.4.29")
                    .withKernel(
                            "5.14",
                            "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/administer-examples_of_rhel_kernel_version_strings")
                    .withCpu(
                            "x86-64-v2",
                            "https://gitlab.com/redhat/centos-stream/src/kernel/centos-stream-9/-/merge_requests/3972"),
            // AlmaLinux builds 10 for x86-64-v2 besides, which is listed by itself.
            Release.of(
                            "RHEL family",
                            "10",
                            "glibc",
                            "2.39",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/rhubi-10.json")
                    .withGlibcxx("3.4.33")
                    .withKernel(
                            "6.12",
                            "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/administer-examples_of_rhel_kernel_version_strings")
                    .withCpu(
                            "x86-64-v3",
                            "https://gitlab.com/redhat/centos-stream/src/kernel/centos-stream-9/-/merge_requests/3972"),
            Release.of(
                            "AlmaLinux for x86-64-v2",
                            "10",
                            "glibc",
                            "2.39",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/almalinux-10.json")
                    .withGlibcxx("3.4.33")
                    .withCpu("x86-64-v2", "https://github.com/AlmaLinux/wiki/pull/798")
                    .unchecked(),
            Release.of(
                            "Fedora",
                            "36",
                            "glibc",
                            "2.35",
                            "https://github.com/mayeut/pep600_compliance/blob/bbc4a594fb139393a1486ef13504cc2de0fc2b77/cache/x86_64/fedora-36.json")
                    .withGlibcxx("3.4.30")
                    .withKernel(
                            "5.17",
                            "https://github.com/falcosecurity/kernel-crawler/blob/e7a6d7b40abf29e279ceeb21342bc9d0311dbb77/kernels/x86_64/list.json"),
            Release.of(
                            "Fedora",
                            "37",
                            "glibc",
                            "2.36",
                            "https://github.com/mayeut/pep600_compliance/blob/bbc4a594fb139393a1486ef13504cc2de0fc2b77/cache/x86_64/fedora-37.json")
                    .withGlibcxx("3.4.30"),
            Release.of(
                            "Fedora",
                            "38",
                            "glibc",
                            "2.37",
                            "https://github.com/mayeut/pep600_compliance/blob/971152169be7e151d63875e37ed91f89199203b6/cache/x86_64/fedora-38.json")
                    .withGlibcxx("3.4.31"),
            Release.of(
                            "Fedora",
                            "39",
                            "glibc",
                            "2.38",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-39.json")
                    .withGlibcxx("3.4.32"),
            Release.of(
                            "Fedora",
                            "40",
                            "glibc",
                            "2.39",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-40.json")
                    .withGlibcxx("3.4.33"),
            Release.of(
                            "Fedora",
                            "41",
                            "glibc",
                            "2.40",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-41.json")
                    .withGlibcxx("3.4.33"),
            Release.of(
                            "Fedora",
                            "42",
                            "glibc",
                            "2.41",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-42.json")
                    .withGlibcxx("3.4.34"),
            Release.of(
                            "Fedora",
                            "43",
                            "glibc",
                            "2.42",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-43.json")
                    .withGlibcxx("3.4.34"),
            Release.of(
                            "Fedora",
                            "44",
                            "glibc",
                            "2.43",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/fedora-44.json")
                    .withGlibcxx("3.4.35"),
            // Service packs that are not listed have the C library of the one before. Those that are not checked are
            // taken from the
            // release of openSUSE Leap that is built from their sources.
            Release.of(
                            "SUSE Linux Enterprise",
                            "12 SP5",
                            "glibc",
                            "2.22",
                            "https://build.opensuse.org/projects/openSUSE:Leap:42.3:Update/packages/glibc.10140/repositories/ports/binaries")
                    .unchecked(),
            Release.of(
                            "SUSE Linux Enterprise",
                            "15",
                            "glibc",
                            "2.26",
                            "https://build.opensuse.org/projects/SUSE:SLE-15:Update/packages/glibc.15121/repositories/pool-leap-15.4/binaries")
                    .withKernel("4.12", "https://lists.opensuse.org/opensuse-factory/2018-03/msg00133.html"),
            Release.of(
                    "SUSE Linux Enterprise",
                    "15 SP3",
                    "glibc",
                    "2.31",
                    "https://build.opensuse.org/projects/SUSE:SLE-15-SP3:Update/packages/glibc.22553/repositories/pool-leap-15.4/binaries"),
            Release.of(
                            "SUSE Linux Enterprise",
                            "15 SP6",
                            "glibc",
                            "2.38",
                            "https://github.com/mayeut/pep600_compliance/blob/7ac32ee1d269ebe9a52cf9e41db4eada748d32ee/cache/x86_64/opensuse-15.6.json")
                    .unchecked(),
            Release.of(
                            "SUSE Linux Enterprise",
                            "16.0",
                            "glibc",
                            "2.40",
                            "https://github.com/mayeut/pep600_compliance/blob/f5102d5e7f5ae8542c86886824fda35c0ee1c1d8/cache/x86_64/opensuse-16.0.json")
                    .withKernel("6.12", "https://software.opensuse.org/package/kernel-docs?locale=ru")
                    .withCpu(
                            "x86-64-v2",
                            "https://itsfoss.gitlab.io/blog/opensuse-leap-16-released---requires-x86-64-v2-cpus-no-x86-32-bit-support-by-default")
                    .unchecked(),
            Release.of(
                            "openSUSE Leap",
                            "15.0",
                            "glibc",
                            "2.26",
                            "https://github.com/mayeut/pep600_compliance/blob/4ffe6a77b21884e3b58ad7c7f410ecdf0ee6f993/cache/x86_64/opensuse-15.0.json")
                    .withGlibcxx("3.4.25")
                    .withKernel("4.12", "https://lists.opensuse.org/opensuse-factory/2018-03/msg00133.html"),
            Release.of(
                            "openSUSE Leap",
                            "15.1",
                            "glibc",
                            "2.26",
                            "https://github.com/mayeut/pep600_compliance/blob/4ffe6a77b21884e3b58ad7c7f410ecdf0ee6f993/cache/x86_64/opensuse-15.1.json")
                    .withGlibcxx("3.4.25"),
            Release.of(
                            "openSUSE Leap",
                            "15.2",
                            "glibc",
                            "2.26",
                            "https://github.com/mayeut/pep600_compliance/blob/4ffe6a77b21884e3b58ad7c7f410ecdf0ee6f993/cache/x86_64/opensuse-15.2.json")
                    .withGlibcxx("3.4.27"),
            Release.of(
                            "openSUSE Leap",
                            "15.3",
                            "glibc",
                            "2.31",
                            "https://github.com/mayeut/pep600_compliance/blob/7b973af77a7bf364ae60b5e96f7b72b0a716772d/cache/x86_64/opensuse-15.3.json")
                    .withGlibcxx("3.4.28"),
            Release.of(
                            "openSUSE Leap",
                            "15.4",
                            "glibc",
                            "2.31",
                            "https://github.com/mayeut/pep600_compliance/blob/d0b3d7ab9466c3b15a0a1dd6c10d707423db28a4/cache/x86_64/opensuse-15.4.json")
                    .withGlibcxx("3.4.29"),
            Release.of(
                            "openSUSE Leap",
                            "15.5",
                            "glibc",
                            "2.31",
                            "https://github.com/mayeut/pep600_compliance/blob/d0a735465eb1bcde6071313483af66384fb6d109/cache/x86_64/opensuse-15.5.json")
                    .withGlibcxx("3.4.30"),
            Release.of(
                            "openSUSE Leap",
                            "15.6",
                            "glibc",
                            "2.38",
                            "https://github.com/mayeut/pep600_compliance/blob/7ac32ee1d269ebe9a52cf9e41db4eada748d32ee/cache/x86_64/opensuse-15.6.json")
                    .withGlibcxx("3.4.32"),
            Release.of(
                            "openSUSE Leap",
                            "16.0",
                            "glibc",
                            "2.40",
                            "https://github.com/mayeut/pep600_compliance/blob/f5102d5e7f5ae8542c86886824fda35c0ee1c1d8/cache/x86_64/opensuse-16.0.json")
                    .withGlibcxx("3.4.34")
                    .withKernel("6.12", "https://software.opensuse.org/package/kernel-docs?locale=ru")
                    .withCpu(
                            "x86-64-v2",
                            "https://itsfoss.gitlab.io/blog/opensuse-leap-16-released---requires-x86-64-v2-cpus-no-x86-32-bit-support-by-default"),
            Release.of(
                            "Amazon Linux",
                            "2",
                            "glibc",
                            "2.26",
                            "https://github.com/mayeut/pep600_compliance/blob/2d70275ac1292c0f8750c0863df9d367a4967ebd/cache/x86_64/amazonlinux-2.json")
                    .withGlibcxx("3.4.24")
                    .withKernel("4.14", "https://docs.aws.amazon.com/linux/al2/ug/aml2-kernel.html"),
            Release.of(
                            "Amazon Linux",
                            "2023",
                            "glibc",
                            "2.34",
                            "https://github.com/mayeut/pep600_compliance/blob/971152169be7e151d63875e37ed91f89199203b6/cache/x86_64/amazonlinux-2023.json")
                    .withGlibcxx("3.4.29")
                    .withKernel("6.1", "https://docs.aws.amazon.com/linux/al2/ug/aml2-kernel.html")
                    .withCpu("x86-64-v2", "https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html"),
            // A branch has one version of a package for all machines, so that the page of any of them states it.
            Release.of(
                            "Alpine",
                            "3.15",
                            "musl",
                            "1.2.2",
                            "https://pkgs.alpinelinux.org/package/v3.15/main/x86/musl-utils")
                    .withKernel("5.15", "https://pkgs.alpinelinux.org/package/v3.15/main/ppc64le/linux-virt"),
            Release.of(
                    "Alpine",
                    "3.16",
                    "musl",
                    "1.2.3",
                    "https://pkgs.alpinelinux.org/package/v3.16/main/x86/musl-utils"),
            Release.of(
                            "Alpine",
                            "3.17",
                            "musl",
                            "1.2.3",
                            "https://pkgs.alpinelinux.org/package/v3.17/main/x86/musl-dev")
                    .withKernel("5.15", "https://pkgs.alpinelinux.org/package/v3.17/main/ppc64le/linux-lts-dev"),
            Release.of(
                            "Alpine",
                            "3.18",
                            "musl",
                            "1.2.4",
                            "https://pkgs.alpinelinux.org/package/v3.18/main/x86_64/musl-utils")
                    .withKernel(
                            "6.1",
                            "https://github.com/LCTT/TranslateProject/commit/5ff924d75dfaf80462d9ebfe01713afd651a02c7"),
            Release.of(
                            "Alpine",
                            "3.19",
                            "musl",
                            "1.2.4",
                            "https://pkgs.alpinelinux.org/package/v3.19/main/aarch64/musl-utils")
                    .withKernel("6.6", "https://pkgs.alpinelinux.org/package/v3.19/main/ppc64le/linux-virt"),
            Release.of(
                    "Alpine",
                    "3.20",
                    "musl",
                    "1.2.5",
                    "https://pkgs.alpinelinux.org/package/v3.20/main/armv7/musl-libintl"),
            Release.of(
                            "Alpine",
                            "3.21",
                            "musl",
                            "1.2.5",
                            "https://pkgs.alpinelinux.org/package/v3.21/main/x86/musl-utils")
                    .withKernel("6.12", "https://pkgs.alpinelinux.org/package/v3.21/main/x86_64/linux-lts-dev"),
            Release.of(
                            "Alpine",
                            "3.22",
                            "musl",
                            "1.2.5",
                            "https://pkgs.alpinelinux.org/package/v3.22/main/x86_64/musl-utils")
                    .withKernel("6.12", "https://pkgs.alpinelinux.org/package/v3.22/main/x86/linux-lts-dev"),
            Release.of(
                            "Alpine",
                            "3.23",
                            "musl",
                            "1.2.5",
                            "https://pkgs.alpinelinux.org/package/v3.23/main/armv7/musl-utils")
                    .withKernel("6.18", "https://pkgs.alpinelinux.org/package/v3.23/main/x86_64/linux-lts-dev"),
            Release.of(
                            "Alpine",
                            "3.24",
                            "musl",
                            "1.2.6",
                            "https://pkgs.alpinelinux.org/package/v3.24/main/x86_64/musl-utils")
                    .withKernel("6.18", "https://pkgs.alpinelinux.org/package/v3.24/main/x86_64/linux-lts-dev"));

    private ReleaseTable() {}

    /** All of them; each distribution's oldest first. */
    public static List<Release> all() {
        return ALL;
    }
}
