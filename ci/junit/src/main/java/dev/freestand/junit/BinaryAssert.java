package dev.freestand.junit;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.hazard.HazardFinder;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.Suggestion;
import dev.freestand.core.text.HazardText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.inspect.Inspector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a binary: how it is linked, what it needs, and where it runs. The file is inspected once, by the first of
 * them. What the file does not show is "not known", and fails. Made by {@link FreestandAssertions#assertThatBinary}.
 */
public class BinaryAssert extends AbstractAssert<BinaryAssert, Path> {

    static final String NOT_KNOWN = "not known";

    private static final Inspector INSPECTOR = Inspector.withoutWitnesses();

    private @Nullable FileReport inspected;

    /** Begins assertions on this file. */
    public BinaryAssert(@Nullable Path actual) {
        super(actual, BinaryAssert.class);
    }

    /** It needs neither a loader nor shared libraries at run time; a static-pie is static. */
    public BinaryAssert isStatic() {
        return isLinked(Linkage.STATIC);
    }

    /** It needs a loader or shared libraries at run time. */
    public BinaryAssert isDynamic() {
        return isLinked(Linkage.DYNAMIC);
    }

    private BinaryAssert isLinked(Linkage expected) {
        Linkage found = file().linkage();
        if (file().verdict().outcome() == Outcome.NOT_APPLICABLE) {
            throw wrong(expected.label(), "no program", file().verdict().reason());
        }
        if (found != expected) {
            throw wrong(
                    expected.label(),
                    found == Linkage.UNKNOWN ? NOT_KNOWN : found.label(),
                    file().verdict().reason());
        }
        return this;
    }

    /** It is static, and position-independent. */
    public BinaryAssert isStaticPie() {
        isStatic();
        Boolean pie = file().pie();
        if (!Boolean.TRUE.equals(pie)) {
            throw wrong(
                    "static-pie",
                    pie == null ? NOT_KNOWN : "static, not position-independent",
                    "type of the file (e_type) and DF_1_PIE");
        }
        return this;
    }

    /** It has no symbol table (.symtab). */
    public BinaryAssert isStripped() {
        Boolean stripped = file().stripped();
        if (!Boolean.TRUE.equals(stripped)) {
            throw wrong(
                    "stripped",
                    stripped == null ? NOT_KNOWN : "not stripped",
                    stripped == null ? "its sections do not show it" : "it has a section .symtab");
        }
        return this;
    }

    /**
     * Its C library, that in the file or that which it loads.
     *
     * @throws IllegalArgumentException for {@link LibcFlavour#UNKNOWN}, which cannot be expected
     */
    public BinaryAssert hasLibc(LibcFlavour expected) {
        if (expected == LibcFlavour.UNKNOWN) {
            throw new IllegalArgumentException("unknown is no C library to expect");
        }
        LibcFlavour found = file().libc().flavour();
        if (found != expected) {
            throw wrong(
                    "libc " + expected.label(),
                    found == LibcFlavour.UNKNOWN ? NOT_KNOWN : "libc " + found.label(),
                    String.join("; ", file().libc().evidence()));
        }
        return this;
    }

    /**
     * The same by its word: {@code glibc}, {@code musl}, {@code uclibc}, {@code dietlibc}, {@code klibc}, {@code bionic} or
     * {@code none}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public BinaryAssert hasLibc(String expected) {
        List<String> words =
                Arrays.stream(LibcFlavour.values()).map(LibcFlavour::label).toList();
        return hasLibc(Arrays.stream(LibcFlavour.values())
                .filter(flavour -> flavour.label().equals(expected))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no C library is called '" + expected + "'" + Suggestion.question(expected, words))));
    }

    /**
     * Its symbols need no newer glibc. A static file needs none; a dynamic one with another C library does not run with any,
     * and fails.
     *
     * @param version such as {@code 2.28}
     * @throws IllegalArgumentException if that is no version
     */
    public BinaryAssert needsAtMostGlibc(String version) {
        GlibcRequirement need = GlibcRequirement.of(file());
        if (!need.within(version)) {
            throw wrong("at most glibc " + version, need.found(), need.evidence());
        }
        return this;
    }

    /** It needs no other shared libraries (DT_NEEDED) than these; it need not need all of them. */
    public BinaryAssert needsOnly(String... sonames) {
        String expected = sonames.length == 0 ? "no needed library" : "only " + String.join(", ", sonames);
        if (file().linkage() == Linkage.UNKNOWN && file().hardening().unknown()) {
            throw wrong(expected, NOT_KNOWN, file().verdict().reason());
        }
        Set<String> allowed = Set.copyOf(Arrays.asList(sonames));
        List<String> others =
                file().needed().stream().filter(name -> !allowed.contains(name)).toList();
        if (!others.isEmpty()) {
            throw wrong(
                    expected, String.join(", ", others) + " too", "DT_NEEDED: " + String.join(", ", file().needed()));
        }
        return this;
    }

    /**
     * Nothing was found that it may still load or read from its host at run time, and a symbol table shows that there is
     * nothing else. The question is one of static files; any other fails.
     */
    public BinaryAssert hasNoHazards() {
        return hasNone("no hazards", null);
    }

    /**
     * The same for one kind.
     * @param kind such as {@code nss}, {@code resolver}, {@code dlopen}, {@code iconv}, {@code locale}, {@code timezone}
     * @throws IllegalArgumentException if there is no such kind
     */
    public BinaryAssert hasNoHazard(String kind) {
        if (!HazardFinder.words().contains(kind)) {
            throw new IllegalArgumentException("no hazard is called '" + kind + "'"
                    + Suggestion.question(kind, HazardFinder.words()) + "; known: "
                    + String.join(", ", HazardFinder.words()));
        }
        return hasNone("no hazard " + kind, kind);
    }

    private BinaryAssert hasNone(String expected, @Nullable String kind) {
        List<Hazard> all = file().hazards();
        List<Hazard> found = all == null
                ? List.of()
                : all.stream()
                        .filter(hazard -> kind == null || hazard.what().equals(kind))
                        .toList();
        if (!found.isEmpty()) {
            throw wrong(
                    expected,
                    found.stream().map(Hazard::what).distinct().collect(Collectors.joining(", ")),
                    found.stream()
                            .map(hazard -> HazardText.fact(hazard).words())
                            .collect(Collectors.joining("; ")));
        }
        HazardSearch search = file().hazardSearch();
        if (search == null || !search.conclusive()) {
            throw wrong(expected, NOT_KNOWN, HazardText.search(file()));
        }
        return this;
    }

    /** It names no folders to look for libraries in, neither by DT_RPATH nor by DT_RUNPATH. */
    public BinaryAssert hasNoRpath() {
        Hardening found = file().hardening();
        if (found.unknown()) {
            throw wrong("no RPATH and no RUNPATH", NOT_KNOWN, file().verdict().reason());
        }
        if (found.rpath() != null) {
            throw wrong("no RPATH and no RUNPATH", "RPATH " + found.rpath(), "DT_RPATH");
        }
        if (found.runpath() != null) {
            throw wrong("no RPATH and no RUNPATH", "RUNPATH " + found.runpath(), "DT_RUNPATH");
        }
        return this;
    }

    /** The file has at most so many bytes. */
    public BinaryAssert isNotLargerThan(long bytes) {
        if (file().size() > bytes) {
            throw wrong("at most " + bytes + " bytes", file().size() + " bytes", "length of the file");
        }
        return this;
    }

    /**
     * It ends with status 0 when it is run with {@code --version} in each of these environments, and writes the same in all of
     * them. Cells run in Docker where Docker answers, otherwise in the sandbox; the system property
     * {@code freestand.junit.engine} says {@code docker} or {@code sandbox}.
     *
     * @param environments names, patterns such as {@code debian-*}, or groups, as in {@code freestand.yaml}
     * @throws IllegalArgumentException if there is none, or one is not known
     */
    public BinaryAssert runsOn(String... environments) {
        return running("--version").on(environments);
    }

    /** Begins an assertion on a run with these arguments. */
    public RunAssert running(String... arguments) {
        return new RunAssert(this, List.of(arguments), 0, null);
    }

    /** What was found in the file; fails where it cannot be read. */
    FileReport file() {
        isNotNull();
        FileReport known = inspected;
        if (known == null) {
            known = INSPECTOR.inspect(actual);
            inspected = known;
        }
        FileError error = known.error();
        if (error != null) {
            throw wrong("a file that can be read", NOT_KNOWN, error.message());
        }
        return known;
    }

    Path path() {
        return actual;
    }

    /**
     * A failure.
     *
     * @param evidence what {@code found} is read from; empty where there is nothing to say
     */
    AssertionError wrong(String expected, String found, String evidence) {
        String text = FileNames.shown(actual) + "\n  expected: " + expected + "\n  found:    " + found
                + (evidence.isEmpty() ? "" : "\n  evidence: " + evidence);
        return failureWithActualExpected(EscapedText.of(found), expected, "%s", EscapedText.of(text));
    }
}
