package dev.freestand.containers.predict;

import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.floor.PackedRelocations;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.tree.LibraryTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether an environment's loader applies the packed relocations of a file (DT_RELR), if the file has any. */
final class RelocationForecast {

    private static final String GLIBC = "glibc";

    private RelocationForecast() {}

    /** Empty where nothing speaks against the file. */
    static Optional<Prediction> of(Path artifact, LibraryTree tree, Userland userland) throws IOException {
        ElfFile file;
        try {
            file = ElfReader.read(artifact);
        } catch (ElfFormatException e) {
            // The tree, which reads the same file, says so.
            return Optional.empty();
        }
        if (!PackedRelocations.in(file)) {
            return Optional.empty();
        }
        Optional<Version> found = Optional.ofNullable(userland.libc().version()).flatMap(Version::parse);
        LibcFlavour flavour = userland.libc().flavour();
        if (flavour == LibcFlavour.GLIBC && before(found, PackedRelocations.GLIBC_SINCE)) {
            return Optional.of(Prediction.fails(
                    Cause.GLIBC_TOO_OLD, words(PackedRelocations.GLIBC_SINCE, found.orElseThrow(), flavour)));
        }
        if (flavour == LibcFlavour.MUSL && before(found, PackedRelocations.MUSL_SINCE)) {
            return Optional.of(Prediction.unknown(words(PackedRelocations.MUSL_SINCE, found.orElseThrow(), flavour)));
        }
        return GLIBC.equals(tree.loader()) && PackedRelocations.refusedByGlibc(file)
                ? Optional.of(Prediction.fails(
                        Cause.SYMBOL_MISSING,
                        "has packed relocations (DT_RELR) without needing GLIBC_ABI_DT_RELR, which its glibc refuses"))
                : Optional.empty();
    }

    private static boolean before(Optional<Version> found, String since) {
        return found.filter(version -> version.compareTo(new Version(since)) < 0)
                .isPresent();
    }

    private static String words(String since, Version found, LibcFlavour flavour) {
        return "has packed relocations (DT_RELR), which " + flavour.label() + " applies from " + since + " on, found "
                + found.text();
    }
}
