package dev.freestand.containers.predict;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.floor.PackedRelocations;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.proof.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether an environment's loader applies the packed relocations of a file (DT_RELR), if the file has any. */
final class RelocationPrediction {

    private static final String GLIBC = "glibc";

    private RelocationPrediction() {}

    /** Empty where nothing prevents it. */
    static Optional<Prediction> of(Path artifact, LibraryTree tree, Userland userland) throws IOException {
        ElfFile file;
        try {
            file = FileSource.readElf(artifact);
        } catch (ElfFormatException e) {
            // The tree, which reads the same file, says so.
            return Optional.empty();
        }
        if (!PackedRelocations.in(file)) {
            return Optional.empty();
        }
        Optional<VersionNumber> found =
                Optional.ofNullable(userland.libc().version()).flatMap(VersionNumber::parse);
        LibcFlavour flavour = userland.libc().flavour();
        if (flavour == LibcFlavour.GLIBC && before(found, PackedRelocations.GLIBC_SINCE)) {
            return Optional.of(Prediction.fails(
                    Cause.GLIBC_TOO_OLD, describe(PackedRelocations.GLIBC_SINCE, found.orElseThrow(), flavour)));
        }
        if (flavour == LibcFlavour.MUSL && before(found, PackedRelocations.MUSL_SINCE)) {
            return Optional.of(
                    Prediction.unknown(describe(PackedRelocations.MUSL_SINCE, found.orElseThrow(), flavour)));
        }
        return GLIBC.equals(tree.loader()) && PackedRelocations.refusedByGlibc(file)
                ? Optional.of(Prediction.fails(
                        Cause.SYMBOL_MISSING,
                        "has packed relocations (DT_RELR) without needing GLIBC_ABI_DT_RELR, which its glibc refuses"))
                : Optional.empty();
    }

    private static boolean before(Optional<VersionNumber> found, String since) {
        return found.filter(version -> version.compareTo(VersionNumber.of(since)) < 0)
                .isPresent();
    }

    private static String describe(String since, VersionNumber found, LibcFlavour flavour) {
        return "has packed relocations (DT_RELR), which " + flavour.label() + " applies from " + since + " on, found "
                + found.text();
    }
}
