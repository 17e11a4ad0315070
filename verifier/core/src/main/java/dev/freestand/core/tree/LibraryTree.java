package dev.freestand.core.tree;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one program loads. Each object stands once, in the order of loading, the program first; an object is a child of
 * the one whose {@link NeededLibrary} has the status {@code found} and its path.
 *
 * @param root the file system that was searched
 * @param loader {@code glibc} or {@code musl}; null for a file that no loader touches
 * @param interpreter the loader itself (PT_INTERP), or null where the file names none
 * @param objects in the order of loading
 * @param problem why there is no tree, or why it ends early; null where it is whole
 * @param notes what else is worth knowing
 * @param missingVersions symbol versions that libraries do not define though they are needed of them
 * @param refusals why the loader does not start objects though it finds them, one sentence each
 * @param opens libraries that objects say they open by themselves
 */
public record LibraryTree(
        String root,
        @Nullable String loader,
        @Nullable NeededLibrary interpreter,
        List<LoadedObject> objects,
        @Nullable String problem,
        List<String> notes,
        List<MissingVersion> missingVersions,
        List<String> refusals,
        List<DlopenLibrary> opens) {

    public LibraryTree {
        objects = List.copyOf(objects);
        notes = List.copyOf(notes);
        missingVersions = List.copyOf(missingVersions);
        refusals = List.copyOf(refusals);
        opens = List.copyOf(opens);
    }

    /** Every name that was looked for, the interpreter first. */
    public Stream<NeededLibrary> needs() {
        Stream<NeededLibrary> first = interpreter == null ? Stream.empty() : Stream.of(interpreter);
        return Stream.concat(first, objects.stream().flatMap(object -> object.needs().stream()));
    }

    /** Names without which the program does not start. */
    public List<NeededLibrary> lost() {
        return needs().filter(NeededLibrary::fatal).toList();
    }

    /** Whether all was looked at. */
    public boolean complete() {
        return problem == null;
    }

    /** Names that are found on some processors only. */
    public List<NeededLibrary> conditional() {
        return needs().filter(need -> need.status() == ResolutionStatus.CONDITIONAL)
                .toList();
    }

    /**
     * Whether nothing is missing or refused; null where not all could be looked at and nothing was missing until there,
     * and where it depends on the processor.
     */
    public @Nullable Boolean startable() {
        if (!lost().isEmpty() || !missingVersions.isEmpty() || !refusals.isEmpty()) {
            return Boolean.FALSE;
        }
        return complete() && conditional().isEmpty() ? Boolean.TRUE : null;
    }
}
