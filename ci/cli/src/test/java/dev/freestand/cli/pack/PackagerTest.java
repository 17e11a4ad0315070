package dev.freestand.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.Project;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.ShipmentSection;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.parse.RpmInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages as files: their names, that they are the same whenever they are made, and what is refused. */
class PackagerTest {

    private static final Instant RELEASED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectory(folder.resolve("project")).toRealPath();
        Files.writeString(root.resolve("tool.1"), ".TH TOOL 1\n");
        Files.writeString(root.resolve("LICENSE"), "Do as you like.\n");
    }

    private static PackageConfig config(String more) throws ConfigException {
        ShipmentSection shipment =
                Project.LOADER.parse("freestand.yaml", """
                        freestand: 1
                        subject: tool
                        version: 1.0.0
                        variants:
                          - { name: one, artifact: a, ship: true }
                          - { name: two, artifact: b, ship: true }
                        shipment:
                          packages:
                            formats: [ tar.gz, deb, rpm ]
                            maintainer: The makers <makers@localhost>
                            license: MIT
                            summary: Does one thing
                        """ + more.indent(4)).shipment();
        PackageConfig packages = ((ShipmentConfig) shipment).packages();
        assertThat(packages).isNotNull();
        return packages;
    }

    /** A static program by its headers. */
    private ProvedProgram program(String variant, int machine) throws IOException {
        byte[] bytes = new byte[4096];
        byte[] head = {
            0x7f,
            'E',
            'L',
            'F',
            2,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            0,
            (byte) machine,
            (byte) (machine >> 8),
            1,
            0,
            0,
            0,
            0x78,
            0,
            0x40,
            0,
            0,
            0,
            0,
            0,
            0x40,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0x40,
            0,
            0x38,
            0,
            1
        };
        System.arraycopy(head, 0, bytes, 0, head.length);
        byte[] segment = {1, 0, 0, 0, 5};
        System.arraycopy(segment, 0, bytes, 0x40, segment.length);
        bytes[0x40 + 18] = 0x40;
        bytes[0x40 + 26] = 0x40;
        bytes[0x40 + 33] = 0x10;
        bytes[0x40 + 41] = 0x10;
        bytes[0x40 + 49] = 0x10;
        Path file = Files.write(folder.resolve(variant), bytes);
        FileReport report = Inspector.withoutWitnesses().inspect(file);
        return new ProvedProgram(variant, report, file, String.valueOf(report.sha256()));
    }

    private Map<String, byte[]> pack(String more, ProvedProgram... programs) throws Exception {
        Path target = Files.createTempDirectory(folder, "ship");
        new Packager(config(more), "tool", "1.0.0", RELEASED).pack(root, List.of(programs), target);
        Map<String, byte[]> packages = new TreeMap<>();
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.toList()) {
                packages.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return packages;
    }

    private static final String INSTALL = """
            install:
              /usr/share/man/man1/: [ tool.1 ]
              /usr/share/doc/tool/copyright: [ LICENSE ]
            """;

    @Test
    void onePackageOfEachKindForEachMachine() throws Exception {
        assertThat(pack("", program("one", 62), program("two", 183)).keySet())
                .containsExactly(
                        "tool-1.0.0-1.aarch64.rpm",
                        "tool-1.0.0-1.x86_64.rpm",
                        "tool-1.0.0-linux-aarch64.tar.gz",
                        "tool-1.0.0-linux-x86_64.tar.gz",
                        "tool_1.0.0_amd64.deb",
                        "tool_1.0.0_arm64.deb");
        assertThat(pack("variants: [ two ]", program("one", 62), program("two", 243)))
                .containsOnlyKeys(
                        "tool-1.0.0-1.riscv64.rpm", "tool-1.0.0-linux-riscv64.tar.gz", "tool_1.0.0_riscv64.deb");
        assertThat(pack("", program("one", 21), program("two", 258)).keySet())
                .contains(
                        "tool-1.0.0-1.ppc64le.rpm",
                        "tool-1.0.0-1.loongarch64.rpm",
                        "tool_1.0.0_ppc64el.deb",
                        "tool_1.0.0_loong64.deb");
        // What processor it is for is not stated, and 32-bit ARM has packages for more than one.
        refused("", "no package is built for one: of 32-bit ARM only files for armv7", program("one", 40));
    }

    @Test
    void theSameBytesWhateverDayZoneLocaleModeAndOrder() throws Exception {
        ProvedProgram program = program("one", 62);
        Map<String, byte[]> before = pack(INSTALL, program);

        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            for (Path file : List.of(program.file(), root.resolve("tool.1"), root.resolve("LICENSE"))) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
            assertThat(pack(INSTALL, program)).containsExactlyEntriesOf(before);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        assertThat(before).hasSize(3);
    }

    @Test
    void whatCannotBePackagedIsNamed() throws Exception {
        refused("", "two shipped variants would have the same package", program("one", 62), program("two", 62));
        refused("", "no package is built for one: it is for sparc64, and packages are built for", program("one", 2));
        refused(
                "install: { /usr/bin/tool: [ LICENSE ] }",
                "puts a file at the program's path, /usr/bin/tool",
                program("one", 62));
        refused(
                "install: { /usr/share/doc/tool/share/: [ LICENSE ], /usr/share/: [ LICENSE ] }",
                "two files of a tar.gz are named share/LICENSE",
                program("one", 62));
        refused("install: { /usr/share/: [ none ] }", "'none' matches no file", program("one", 62));
    }

    @Test
    void dependenciesOfADynamicFileMustBeStated() throws Exception {
        ProvedProgram program = program("one", 62);
        byte[] bytes = Files.readAllBytes(program.file());
        // A segment of type PT_INTERP, which is what makes a file dynamic.
        bytes[0x40] = 3;
        Files.write(program.file(), bytes);
        FileReport report = Inspector.withoutWitnesses().inspect(program.file());
        ProvedProgram dynamic = new ProvedProgram("one", report, program.file(), String.valueOf(report.sha256()));
        refused("", "no deb is built for one: it is ", dynamic);
        assertThat(pack("depends: { deb: [ libc6 >= 2.34 ], rpm: [] }", dynamic))
                .hasSize(3);
    }

    @Test
    void whatIsRecommendedStandsInBothKinds() throws Exception {
        Map<String, byte[]> packages =
                pack("recommends: { deb: [ file, strace >= 5 ], rpm: [ file, strace >= 5 ] }", program("one", 62));
        assertThat(control(packages.get("tool_1.0.0_amd64.deb")))
                .contains("\nRecommends: file, strace (>= 5)\n")
                .doesNotContain("Depends:");
        assertThat(recommended(packages.get("tool-1.0.0-1.x86_64.rpm"))).containsExactly("file", "strace");
        assertThat(control(pack("", program("one", 62)).get("tool_1.0.0_amd64.deb")))
                .doesNotContain("Recommends");
    }

    @Test
    void theFullEditionRecommendsWhatAProofAsks() throws Exception {
        Path java = Files.createDirectories(root.resolve("usr/lib/freestand/runtime/bin"))
                .resolve("java");
        Files.copy(program("one", 62).file(), java);
        PackagePlan plan = TreePackages.plan("1.0.0", RELEASED, "2.34", root);
        Path deb = folder.resolve("full.deb");
        Path rpm = folder.resolve("full.rpm");
        new DebWriter().write(plan, deb, Files.createTempDirectory(folder, "work"));
        new RpmWriter().write(plan, rpm, folder);
        assertThat(control(Files.readAllBytes(deb)))
                .contains(
                        "\nDepends: libc6 (>= 2.34)\nRecommends: binutils, bubblewrap, debian-archive-keyring, file, libcap2-bin,"
                                + " mmdebstrap, strace\n");
        assertThat(recommended(Files.readAllBytes(rpm)))
                .containsExactly("binutils", "bubblewrap", "file", "libcap", "strace");
    }

    /** The fields of a deb. */
    private static String control(byte[] deb) throws IOException {
        try (ArArchiveInputStream parts = new ArArchiveInputStream(new ByteArrayInputStream(deb))) {
            for (ArArchiveEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().startsWith("control.tar.gz")) {
                    TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(parts));
                    for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                        if (file.getName().equals("./control")) {
                            return new String(files.readAllBytes(), StandardCharsets.UTF_8);
                        }
                    }
                }
            }
        }
        throw new AssertionError("the deb has no control file");
    }

    private static List<Object> recommended(byte[] rpm) throws IOException {
        try (RpmInputStream in = new RpmInputStream(new ByteArrayInputStream(rpm))) {
            return List.of((Object[]) in.getPayloadHeader().getTag(RpmTag.RECOMMEND_NAME));
        }
    }

    @Test
    void aProgramThatChangedSinceItWasProvedIsNotPackaged() throws Exception {
        ProvedProgram program = program("one", 62);
        byte[] bytes = Files.readAllBytes(program.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(program.file(), bytes);
        refused("", "one is no longer the file that was proved", program);
    }

    private void refused(String more, String words, ProvedProgram... programs) {
        assertThatThrownBy(() -> pack(more, programs))
                .isInstanceOf(PackException.class)
                .hasMessageContaining(words);
    }
}
