package dev.freestand.core.tree;

import dev.freestand.core.dlopen.DlopenReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.elf.read.VersionDefinitions;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.floor.PackedRelocations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the loader reads in an object in order to find others.
 *
 * @param dependencies DT_NEEDED, DT_FILTER and DT_AUXILIARY in the file's order
 * @param paths where it has its dependencies searched for
 * @param versions the symbol versions that it needs and defines
 * @param relocations how its relocations are packed
 * @param dlopen the libraries that its note lists as opened at run time
 */
public record DynamicInfo(
        List<NeededEntry> dependencies,
        @Nullable String soname,
        SearchPaths paths,
        SymbolVersions versions,
        Relocations relocations,
        DlopenNotes dlopen) {

    /**
     * Where an object has its dependencies searched for.
     *
     * @param rpath DT_RPATH
     * @param runpath DT_RUNPATH
     * @param noDefaultFolders DF_1_NODEFLIB (linked with {@code -z nodefaultlib})
     */
    public record SearchPaths(
            @Nullable String rpath, @Nullable String runpath, boolean noDefaultFolders) {}

    /**
     * Symbol versions of an object.
     *
     * @param needed those that it needs of others
     * @param defined those that it defines; null where it has none, which satisfies every need
     * @param problem why those that it defines could not be read, or null
     */
    public record SymbolVersions(
            List<VersionNeed> needed,
            @Nullable Set<String> defined,
            @Nullable String problem) {}

    /**
     * Packed relocations of an object.
     *
     * @param packed DT_RELR
     * @param refused whether each glibc that supports them refuses the object, since it does not declare that it has them
     */
    public record Relocations(boolean packed, boolean refused) {}

    private static final long DF_1_NODEFLIB = 0x800;

    public static DynamicInfo of(ElfFile file, ByteSource source) throws IOException {
        DlopenNotes dlopen = DlopenReader.read(file, source);
        Dynamic dynamic = file.dynamic();
        if (dynamic == null) {
            return new DynamicInfo(
                    List.of(),
                    null,
                    new SearchPaths(null, null, false),
                    new SymbolVersions(List.of(), null, null),
                    new Relocations(false, false),
                    dlopen);
        }
        Set<String> versions = null;
        String problem = null;
        try {
            versions = VersionDefinitions.read(file, source).orElse(null);
        } catch (ElfFormatException e) {
            problem = "the versions that it defines cannot be read: " + e.getMessage();
        }
        return new DynamicInfo(
                dependencies(dynamic),
                dynamic.soname(),
                new SearchPaths(
                        dynamic.rpath(), dynamic.runpath(), dynamic.flag(ElfConstants.DT_FLAGS_1, DF_1_NODEFLIB)),
                new SymbolVersions(file.versionNeeds(), versions, problem),
                new Relocations(PackedRelocations.in(file), PackedRelocations.refusedByGlibc(file)),
                dlopen);
    }

    private static List<NeededEntry> dependencies(Dynamic dynamic) {
        List<NeededEntry> all = new ArrayList<>();
        Iterator<String> needed = dynamic.needed().iterator();
        Iterator<Dynamic.Filter> filters = dynamic.filters().iterator();
        for (DynamicEntry entry : dynamic.entries()) {
            if (entry.tag() == ElfConstants.DT_NEEDED) {
                all.add(new NeededEntry(NeededLibrary.Kind.NEEDED, needed.next()));
            } else if (entry.tag() == ElfConstants.DT_FILTER || entry.tag() == ElfConstants.DT_AUXILIARY) {
                Dynamic.Filter filter = filters.next();
                all.add(new NeededEntry(
                        filter.auxiliary() ? NeededLibrary.Kind.AUXILIARY : NeededLibrary.Kind.FILTER, filter.name()));
            }
        }
        return all;
    }

    /**
     * A name in an object's dynamic section that the loader looks for.
     *
     * @param kind the tag that it stands under
     */
    record NeededEntry(NeededLibrary.Kind kind, String name) {}
}
