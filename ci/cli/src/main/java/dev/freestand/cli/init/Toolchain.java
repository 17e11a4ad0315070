package dev.freestand.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What builds a program, the more specific first: a Makefile is often no more than a short name for the others. */
public enum Toolchain {
    CARGO(List.of("Cargo.toml"), new CargoReader()),
    GO(List.of("go.mod"), new GoReader()),
    ZIG(List.of("build.zig"), new ZigReader()),
    MAVEN(List.of("pom.xml"), new MavenReader()),
    MESON(List.of("meson.build"), new MesonReader()),
    CMAKE(List.of("CMakeLists.txt"), new CMakeReader()),
    MAKE(List.of("GNUmakefile", "makefile", "Makefile"), new MakeReader()),
    /** A program that is there already. */
    BINARY(List.of(), new BinaryReader());

    private final List<String> manifests;
    private final ManifestReader reader;

    Toolchain(List<String> manifests, ManifestReader reader) {
        this.manifests = manifests;
        this.reader = reader;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names that its manifest can have, in the order in which the tool itself looks for them. */
    List<String> manifests() {
        return manifests;
    }

    /** The manifest that a folder has. */
    Optional<String> manifest(ProjectFolder folder) {
        return manifests.stream().filter(folder::has).findFirst();
    }

    ManifestReader reader() {
        return reader;
    }
}
