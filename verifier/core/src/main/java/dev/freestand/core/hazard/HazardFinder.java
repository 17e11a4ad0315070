package dev.freestand.core.hazard;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.search.ElfContents;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.name.NameList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for hazards in one static program. */
public final class HazardFinder {

    private static final int NAMED = 6;

    private final ElfFile file;
    private final ByteSource source;
    private final Libc libc;
    private final ElfContents contents;
    private final List<Hazard> hazards = new ArrayList<>();
    private final List<String> basis = new ArrayList<>();
    private boolean conclusive;

    private HazardFinder(ElfFile file, ByteSource source, Libc libc, ElfContents contents) {
        this.file = file;
        this.source = source;
        this.libc = libc;
        this.contents = contents;
    }

    /**
     * What was found.
     *
     * @param hazards null where nothing was found and nothing can be ruled out
     * @param search where it was looked for
     */
    public record Found(@Nullable List<Hazard> hazards, HazardSearch search) {}

    /**
     * Looks for hazards.
     *
     * @param file a static program
     * @param libc the C library in it
     * @param contents with the {@link #texts()}, among others
     * @param clues what lies beside it; those that cannot be read are named in the result and otherwise left alone
     * @param dlopen what the file says it opens by itself
     */
    public static Found find(
            ElfFile file, ByteSource source, Libc libc, ElfContents contents, AuxiliaryFiles clues, DlopenNotes dlopen)
            throws IOException {
        return new HazardFinder(file, source, libc, contents).find(clues, dlopen);
    }

    /** What hints at hazards where symbols are not conclusive. */
    public static Set<String> texts() {
        return Arrays.stream(HazardKind.values())
                .flatMap(kind -> kind.texts().stream())
                .collect(Collectors.toSet());
    }

    /** The words for the kinds of hazard, as {@link Hazard#what} has them. */
    public static List<String> words() {
        return Arrays.stream(HazardKind.values()).map(HazardKind::word).toList();
    }

    private Found find(AuxiliaryFiles clues, DlopenNotes dlopen) throws IOException {
        SymbolSource symbols;
        try {
            symbols = SymbolSource.of(file, source, contents.symbols(), libc, clues);
        } catch (IOException e) {
            symbols = new SymbolSource(Map.of(), false, "the separate debug file cannot be read: " + e.getMessage());
        }
        basis.add(symbols.basis());
        conclusive = symbols.whole();
        bySymbols(symbols.addresses());
        contradicted();
        byLog(clues);
        byTexts();
        byNotes(dlopen);
        hazards.sort(Comparator.comparing(Hazard::rule));
        boolean nothingKnown = hazards.isEmpty() && !conclusive;
        return new Found(nothingKnown ? null : hazards, new HazardSearch(conclusive, String.join("; ", basis)));
    }

    private void bySymbols(Map<String, Long> addresses) throws IOException {
        Map<String, Long> doubtful = new LinkedHashMap<>();
        for (HazardKind kind : HazardKind.values()) {
            for (String name : kind.functions()) {
                Long address = addresses.get(name);
                if (address != null && HazardKind.needsReference(name, libc.flavour())) {
                    doubtful.put(name, address);
                }
            }
        }
        FunctionReferences references = new FunctionReferences(file, source);
        Set<String> referred = references.tellable() ? references.to(doubtful) : Set.of();
        if (!doubtful.isEmpty() && !references.tellable()) {
            conclusive = false;
            basis.add("glibc links " + String.join(", ", new TreeSet<>(doubtful.keySet()))
                    + " into every program, and whether this one calls them cannot be determined on this machine");
        }
        for (HazardKind kind : HazardKind.values()) {
            Set<String> found = new TreeSet<>(kind.functions());
            found.removeIf(
                    name -> !addresses.containsKey(name) || (doubtful.containsKey(name) && !referred.contains(name)));
            add(kind, found, "symbol ", HazardEvidence.SYMBOLS, true);
        }
    }

    private void byLog(AuxiliaryFiles clues) {
        Set<String> warned;
        try {
            String output = clues.linkerOutput();
            if (output == null) {
                return;
            }
            warned = LinkerWarnings.functions(output);
        } catch (IOException e) {
            basis.add("the link log cannot be read: " + e.getMessage());
            return;
        }
        basis.add(warned.isEmpty() ? "the link log, which warns of nothing" : "the link log");
        Set<String> unknown = new TreeSet<>(warned);
        for (HazardKind kind : HazardKind.values()) {
            Set<String> found = new TreeSet<>(warned);
            found.retainAll(kind.functions());
            unknown.removeAll(found);
            add(kind, found, "link log: Using ", HazardEvidence.LINK_LOG, confirmed(kind));
        }
        // Functions that are not known here by name: glibc warns of no others than those that load its libraries.
        add(HazardKind.NSS, unknown, "link log: Using ", HazardEvidence.LINK_LOG, false);
    }

    /**
     * A C library's function brings its texts along. One of them in the file, and no symbol of a function that would: the
     * table was tampered with, or the program says it itself; either way the table does not settle it.
     */
    private void contradicted() {
        Set<String> texts = new TreeSet<>();
        for (HazardKind kind : HazardKind.values()) {
            boolean found = hazards.stream().anyMatch(hazard -> hazard.rule().equals(kind.rule()));
            if (!found && kind.concerns(libc.flavour())) {
                texts.addAll(kind.ownTexts(libc.flavour()));
            }
        }
        texts.removeIf(text -> !contents.sightings().anywhere(text));
        if (conclusive && !texts.isEmpty()) {
            conclusive = false;
            basis.add("the file holds the text " + String.join(", ", texts)
                    + ", and no symbol of a function of the C library that brings it along");
        }
    }

    /** Texts count where symbols are not conclusive; those on certificates always, since they are other libraries' business. */
    private void byTexts() {
        List<HazardKind> kinds = conclusive ? List.of(HazardKind.CERTIFICATES) : Arrays.asList(HazardKind.values());
        for (HazardKind kind : kinds) {
            Set<String> texts = new TreeSet<>(kind.texts());
            texts.removeIf(text -> !contents.sightings().anywhere(text));
            add(kind, texts, "text ", HazardEvidence.STRINGS, false);
        }
    }

    /** What the file itself says it opens goes with whatever else shows that it opens something. */
    private void byNotes(DlopenNotes dlopen) {
        if (dlopen.entries().isEmpty()) {
            return;
        }
        String names = "note .note.dlopen: "
                + dlopen.entries().stream().limit(NAMED).map(DlopenEntry::words).collect(Collectors.joining(", "))
                + NameList.more(dlopen.entries().size() - NAMED);
        HazardKind kind = HazardKind.DLOPEN;
        for (int i = 0; i < hazards.size(); i++) {
            Hazard hazard = hazards.get(i);
            if (hazard.rule().equals(kind.rule())) {
                hazards.set(
                        i,
                        new Hazard(
                                hazard.rule(),
                                hazard.what(),
                                hazard.evidence() + "; " + names,
                                hazard.grade(),
                                hazard.certain()));
                return;
            }
        }
        hazards.add(new Hazard(kind.rule(), kind.word(), names, HazardEvidence.NOTES, false));
    }

    /**
     * Whether the file confirms what a log says. A log may be of several links, so its words alone are not certain; name
     * services leave their texts in the file.
     */
    private boolean confirmed(HazardKind kind) {
        boolean names = kind == HazardKind.NSS || kind == HazardKind.RESOLVER;
        return names
                && HazardKind.NSS.texts().stream()
                        .allMatch(text -> contents.sightings().anywhere(text));
    }

    /** One hazard a kind: the best evidence comes first, and the rest adds nothing. */
    private void add(HazardKind kind, Set<String> names, String how, HazardEvidence grade, boolean certain) {
        boolean known = hazards.stream().anyMatch(hazard -> hazard.rule().equals(kind.rule()));
        if (names.isEmpty() || known || !kind.concerns(libc.flavour())) {
            return;
        }
        String shown = NameList.first(NAMED, List.copyOf(names));
        hazards.add(new Hazard(kind.rule(), kind.word(), how + shown, grade, certain));
    }
}
