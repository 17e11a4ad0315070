package dev.freestand.verifier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.PackageOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What package managers are asked, and what is made of their answers. */
class PackageManagersTest {

    private static final Distribution DEBIAN = Distribution.parse("ID=debian\nVERSION_ID=\"12\"\n");
    private static final Path LIBC = Path.of("/usr/lib/x86_64-linux-musl/libc.a");
    private static final FileDigests DIGESTS = new FileDigests("a".repeat(64), "b".repeat(32));
    private static final String SHOW = "dpkg-query --show --showformat";

    /** Answers by the beginning of the command line; nothing else is known, and other programs are not there. */
    private record Told(Map<String, String> answers, List<List<String>> asked) implements ProcessRunner {

        static Told of(String... pairs) {
            Map<String, String> answers = new TreeMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                answers.put(pairs[i], pairs[i + 1]);
            }
            return new Told(answers, new ArrayList<>());
        }

        @Override
        public ProcessResult run(ProcessRequest request) throws ProcessNotStartedException {
            asked.add(request.argv());
            String program = request.argv().get(0);
            if (answers.keySet().stream().noneMatch(known -> known.startsWith(program + " "))) {
                return new CommonsExecRunner().run(ProcessRequest.of(List.of("/nowhere/" + program)));
            }
            String line = String.join(" ", request.argv());
            return answers.entrySet().stream()
                    .filter(one -> line.startsWith(one.getKey()))
                    .findFirst()
                    .map(one -> result(0, one.getValue()))
                    .orElseGet(() -> result(1, ""));
        }

        private static ProcessResult result(int exit, String out) {
            return new ProcessResult(exit, out.getBytes(StandardCharsets.UTF_8), new byte[0], false, false);
        }
    }

    private static PackageOwner dpkg(Told told) {
        return new PackageManagers(List.of(new Dpkg(told, DEBIAN))).owner(LIBC, DIGESTS);
    }

    @Test
    void dpkgNamesThePackageItsSourceAndItsContent() {
        Told told = Told.of(
                "dpkg-query --search -- " + LIBC,
                "musl-dev:amd64: " + LIBC + "\n",
                SHOW,
                "musl-dev\t1:1.2.3-1+b2\tamd64\tmusl\t1:1.2.3-1\n",
                "dpkg-query --control-show musl-dev:amd64 md5sums",
                "b".repeat(32) + "  usr/lib/x86_64-linux-musl/libc.a\n");
        PackageOwner owned = dpkg(told);
        assertThat(owned)
                .isEqualTo(new PackageOwner(
                        new PackageOrigin(
                                "pkg:deb/debian/musl-dev@1%3A1.2.3-1%2Bb2?arch=amd64&distro=debian-12",
                                "musl-dev", "1:1.2.3-1+b2", "amd64", "musl", "1:1.2.3-1"),
                        "dpkg, by its path and content"));
        assertThat(told.asked()).last().satisfies(argv -> assertThat(argv).endsWith("musl-dev:amd64", "md5sums"));
    }

    @Test
    void dpkgListsSomeFilesUnderTheirNamesBeforeTheUsrMerge() {
        Told told = Told.of(
                "dpkg-query --search -- /lib/",
                "musl-dev: /lib/x86_64-linux-musl/libc.a\n",
                SHOW,
                "musl-dev\t1\tamd64\tmusl\t1\n");
        PackageOwner owned = dpkg(told);
        assertThat(Objects.requireNonNull(owned.origin()).name()).isEqualTo("musl-dev");
        assertThat(owned.how()).isEqualTo("dpkg, by its path");
    }

    @Test
    void ambiguousAnswersOfDpkgAreUnknown() {
        String search = "dpkg-query --search -- " + LIBC;
        assertThat(dpkg(Told.of(search, "diversion by a from: " + LIBC + "\nb: " + LIBC + "\n")))
                .matches(owned -> owned.origin() == null)
                .matches(owned -> owned.how().equals("by dpkg it belongs to diversion by a from, b"));
        assertThat(dpkg(Told.of(search, "a, b: " + LIBC + "\n")).how()).isEqualTo("by dpkg it belongs to a, b");
        assertThat(dpkg(Told.of(search, "--evil: " + LIBC + "\n")).how()).isEqualTo("by dpkg it belongs to --evil");
        assertThat(dpkg(Told.of(search, "a: " + LIBC + "\n")).how()).contains("about which dpkg reports nothing more");
        assertThat(dpkg(Told.of(search, "")).origin()).isNull();
        assertThat(dpkg(Told.of("dpkg-query --never", "")).how())
                .isEqualTo("no package manager of this machine knows it");
        assertThat(dpkg(Told.of("other ", "")).how()).isEqualTo("no package manager of this machine knows it");
        PackageOwner changed = dpkg(Told.of(
                search,
                "a: " + LIBC + "\n",
                SHOW,
                "a\t1\tamd64\ta\t1\n",
                "dpkg-query --control-show",
                "c".repeat(32) + "  usr/lib/x86_64-linux-musl/libc.a\n"));
        assertThat(changed.origin()).isNull();
        assertThat(changed.how()).contains("differs from that");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/lib*.a",
                "/usr/lib/lib[c].a",
                "/usr/lib/lib?.a",
                "/usr/lib/li\\bc.a",
                "/a\nb",
                "/\u00e9"
            })
    void noQueryForNamesThatWouldBePatterns(String name) {
        Told told = Told.of("dpkg-query --search", "a: " + name + "\n");
        PackageOwner owned = new PackageManagers(List.of(new Dpkg(told, DEBIAN))).owner(Path.of(name), DIGESTS);
        assertThat(owned.origin()).isNull();
        assertThat(told.asked()).isEmpty();
    }

    @Test
    void rpmNamesThePackageAndItsSource() {
        Distribution fedora = Distribution.parse("NAME=\"Fedora Linux\"\nID=fedora\nVERSION_ID=43\n");
        Told told = Told.of(
                "rpm --query", "glibc-static\t2.42-5.fc43\t0\tx86_64\tglibc-2.42-5.fc43.src.rpm\n", "rpm never", "");
        assertThat(new Rpm(told, fedora).owner(LIBC, DIGESTS))
                .contains(new PackageOwner(
                        new PackageOrigin(
                                "pkg:rpm/fedora/glibc-static@2.42-5.fc43?arch=x86_64&distro=fedora-43",
                                "glibc-static",
                                "2.42-5.fc43",
                                "x86_64",
                                "glibc",
                                "2.42-5.fc43"),
                        "rpm, by its path"));
        assertThat(told.asked().get(0)).endsWith("--file", "--", LIBC.toString());
        Told epoch = Told.of("rpm --query", "a\t1-2\t3\tnoarch\t(none)\n");
        assertThat(new Rpm(epoch, fedora).owner(LIBC, DIGESTS).orElseThrow().origin())
                .isEqualTo(new PackageOrigin(
                        "pkg:rpm/fedora/a@1-2?arch=noarch&distro=fedora-43&epoch=3", "a", "1-2", "noarch", null, null));
        assertThat(new Rpm(Told.of("rpm --query", "a\nb\n"), fedora)
                        .owner(LIBC, DIGESTS)
                        .orElseThrow()
                        .origin())
                .isNull();
    }

    @Test
    void apkNamesThePackageAndItsDatabaseTheSource(@TempDir Path folder) throws IOException {
        Path database = folder.resolve("installed");
        Files.writeString(
                database,
                "C:Q1\nP:musl\nV:1.2.5-r1\nA:x86_64\no:musl\n\nP:musl-dev\nV:1.2.5-r1\nA:x86_64\no:musl\nF:usr\n\n");
        Distribution alpine = Distribution.parse("ID=alpine\nVERSION_ID=3.22.1\n");
        Told told = Told.of("apk info --who-owns -- " + LIBC, LIBC + " is owned by musl-dev-1.2.5-r1\n");
        assertThat(new Apk(told, alpine, database).owner(LIBC, DIGESTS))
                .contains(new PackageOwner(
                        new PackageOrigin(
                                "pkg:apk/alpine/musl-dev@1.2.5-r1?arch=x86_64&distro=alpine-3.22.1",
                                "musl-dev",
                                "1.2.5-r1",
                                "x86_64",
                                "musl",
                                "1.2.5-r1"),
                        "apk, by its path"));
        assertThat(new Apk(told, alpine, folder.resolve("nowhere"))
                        .owner(LIBC, DIGESTS)
                        .orElseThrow()
                        .origin())
                .isNull();
    }

    @Test
    void aMachineWithoutOsReleaseStillHasPackages() {
        assertThat(Distribution.parse("ID=\"evil value\"\n")).isEqualTo(new Distribution(null, null));
        assertThat(Distribution.parse("VERSION_CODENAME=forky\nID=debian"))
                .isEqualTo(new Distribution("debian", "forky"));
        assertThat(Distribution.read(Path.of("nowhere"))).isEqualTo(new Distribution(null, null));
        assertThat(Objects.requireNonNull(
                                new Distribution(null, null).origin("deb", "a", "1", null, "amd64", null, null))
                        .purl())
                .isEqualTo("pkg:deb/a@1?arch=amd64");
    }

    @Test
    void whatADistributionSaysOfItself() {
        assertThat(OsRelease.parse(
                                "PRETTY_NAME=\"Ubuntu 24.04 LTS\"\nID=ubuntu\nID_LIKE='debian'\nHOME_URL=\"a\\\"b\"\nid=x\n")
                        .values())
                .isEqualTo(java.util.Map.of("PRETTY_NAME", "Ubuntu 24.04 LTS", "ID", "ubuntu", "ID_LIKE", "debian"));
    }
}
