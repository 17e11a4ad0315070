package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was put into a variant, by the linker's map and by lists that builds write into the file.
 *
 * @param variant the variant's name
 * @param ownObjects how many object files of the project itself are in it
 * @param ownBytes how many bytes of them are in memory when the program is loaded
 * @param files what else is in it, sorted by name
 * @param problem why this is not everything; null when the whole link is accounted for
 * @param components what lists in the file itself name, sorted by package URL
 * @param uses which objects ask for the symbols that the file's floors are due to, sorted by symbol; empty where not known
 */
public record VariantContents(
        String variant,
        int ownObjects,
        long ownBytes,
        List<LinkedFile> files,
        @Nullable String problem,
        List<EmbeddedComponent> components,
        List<SymbolUse> uses) {

    public VariantContents {
        Objects.requireNonNull(variant);
        files = List.copyOf(files);
        if (components == null) {
            problem = Objects.requireNonNullElse(
                    problem, "the version of Freestand that read the file did not look for lists in it");
            components = List.of();
        }
        components = List.copyOf(components);
        uses = uses == null ? List.of() : List.copyOf(uses);
    }

    /** Of a file without such a list. */
    public VariantContents(
            String variant, int ownObjects, long ownBytes, List<LinkedFile> files, @Nullable String problem) {
        this(variant, ownObjects, ownBytes, files, problem, List.of(), List.of());
    }

    /** The same with what a list in the file names. */
    public VariantContents with(List<EmbeddedComponent> listed, @Nullable String newProblem) {
        return new VariantContents(variant, ownObjects, ownBytes, files, newProblem, listed, uses);
    }

    /** The same with who asks for which symbols. */
    public VariantContents with(List<SymbolUse> asked) {
        return new VariantContents(variant, ownObjects, ownBytes, files, problem, components, asked);
    }

    /** Nothing but why it is so. */
    public static VariantContents unknown(String variant, String problem) {
        return new VariantContents(variant, 0, 0, List.of(), problem);
    }

    /** Whether everything that was linked is known, and where each file comes from. */
    public boolean traced() {
        return problem == null && files.stream().allMatch(file -> file.origin() != null);
    }

    /**
     * Which parts of a link ask for a symbol that a step of the ladder is due to, by their own symbol tables.
     *
     * @param symbol its name
     * @param objects the object files, and members of archives as {@code libz.a(inflate.o)}; sorted, 8 at most
     * @param more how many others there are
     */
    public record SymbolUse(String symbol, List<String> objects, int more) {

        public SymbolUse {
            Objects.requireNonNull(symbol);
            objects = List.copyOf(objects);
        }
    }
}
