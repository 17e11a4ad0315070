package dev.freestand.verifier.contents;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.VariantContents;
import dev.freestand.verifier.size.MapReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what was put into files, by the linker's map and by lists in them. For one thread at a time; remembers what it asked package managers. */
public final class ContentsReader {

    private final PackageTracer tracer;

    ContentsReader(PackageManagers packages) {
        this.tracer = new PackageTracer(packages);
    }

    /** One that asks the package managers of this machine. */
    public static ContentsReader of(ProcessRunner runner) {
        return new ContentsReader(PackageManagers.of(runner));
    }

    /** The map that lies beside a file under its name with {@code .map} behind it. */
    public static Path map(Path file) {
        return FileNames.beside(file, ".map");
    }

    /**
     * What is in a file, by the map beside it.
     *
     * @param variant the variant's name
     * @param root the project's folder, in which the build ran; objects below it are its own
     * @param ladder the steps whose symbols are looked for in what was linked
     */
    public VariantContents read(String variant, Path file, Path root, List<FloorStep> ladder) {
        EmbeddedLists lists;
        try {
            lists = EmbeddedLists.of(file);
        } catch (IOException e) {
            return VariantContents.unknown(variant, "the file cannot be read: " + reason(e));
        }
        VariantContents linked = linked(variant, file, root, lists, ladder);
        String problem = linked.problem();
        if (lists.wholeGoProgram() && linked.files().isEmpty()) {
            // Go's own linker writes no map, and takes nothing but these modules and the standard library.
            problem = null;
        }
        if (lists.problem() != null) {
            problem = problem == null ? lists.problem() : problem + "; " + lists.problem();
        }
        return linked.with(lists.components(), problem);
    }

    private VariantContents linked(String variant, Path file, Path root, EmbeddedLists lists, List<FloorStep> ladder) {
        Path map = map(file);
        if (!Files.isRegularFile(map)) {
            return VariantContents.unknown(
                    variant,
                    "there is no link map: have the linker write " + FileNames.shown(FileNames.last(map))
                            + " beside the file (-Wl,-Map," + FileNames.shown(FileNames.last(map)) + ")");
        }
        try {
            // What was replaced since cannot be what was linked.
            FileTime linked = Files.getLastModifiedTime(map);
            MapReader.Answer answer = MapReader.read(file, map);
            String problem = answer.problem();
            Set<String> symbols = new HashSet<>();
            ladder.forEach(step -> symbols.addAll(step.asking().symbols()));
            Path real = root.toRealPath();
            return problem == null
                    ? new LinkInputClassifier(tracer, real, linked, lists.crates())
                            .sort(variant, answer.libraries(), answer.gap())
                            .with(SymbolUses.of(answer.libraries(), real, linked, symbols))
                    : VariantContents.unknown(variant, "the link map was not used: " + problem);
        } catch (IOException | ElfFormatException e) {
            return VariantContents.unknown(variant, "the link map was not used: " + reason(e));
        }
    }

    private static @Nullable String reason(Exception e) {
        return e instanceof ElfFormatException ? e.getMessage() : e.getClass().getSimpleName();
    }
}
