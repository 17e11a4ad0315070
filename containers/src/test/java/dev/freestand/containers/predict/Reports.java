package dev.freestand.containers.predict;

import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.facts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the verifier would have found in a file. */
public final class Reports {

    public static final String GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";
    public static final String MUSL_LOADER = "/lib/ld-musl-x86_64.so.1";

    private Reports() {}

    public static FileReport fixed() {
        return of("x86-64", Linkage.STATIC, null, List.of(), Map.of());
    }

    public static FileReport glibc(String floor, String... libraries) {
        return of("x86-64", Linkage.DYNAMIC, GLIBC_LOADER, List.of(libraries), Map.of("GLIBC", floor));
    }

    public static FileReport of(
            @Nullable String machine,
            Linkage linkage,
            @Nullable String interpreter,
            List<String> needed,
            Map<String, String> floor) {
        return of(machine, linkage, interpreter, needed, floor, "unknown", null, new Libc(LibcFlavour.UNKNOWN, null));
    }

    /** A static file with these notes. */
    public static FileReport marked(String isaLevel, @Nullable String kernelFloor, Libc libc) {
        return of("x86-64", Linkage.STATIC, null, List.of(), Map.of(), isaLevel, kernelFloor, libc);
    }

    /** A static file that states that it is for another system. */
    public static FileReport ofOtherSystem(String system) {
        Floors floors = new Floors(List.of(), List.of(), "", "", "it is not for Linux", system, null);
        return of("x86-64", Linkage.STATIC, null, List.of(), Map.of(), "unknown", null, Libc.UNKNOWN, floors);
    }

    /** A static file for AArch64 whose segments fit pages of 4 KiB alone. */
    public static FileReport forSmallPages() {
        FileReport file = of("aarch64", Linkage.STATIC, null, List.of(), Map.of());
        Layout layout = new Layout(
                SectionTableState.UNKNOWN,
                null,
                List.of(),
                null,
                new PageSizes(List.of(4096), List.of(16384, 65536), "two segments share a page"),
                4096,
                List.of(),
                null,
                List.of());
        return new FileReport(
                file.identity(),
                file.format(),
                file.linking(),
                file.requirements(),
                new FileReport.Structure(null, List.of(), layout, false),
                file.security(),
                file.assessment());
    }

    private static FileReport of(
            @Nullable String machine,
            Linkage linkage,
            @Nullable String interpreter,
            List<String> needed,
            Map<String, String> floor,
            String isaLevel,
            @Nullable String kernelFloor,
            Libc libc) {
        return of(machine, linkage, interpreter, needed, floor, isaLevel, kernelFloor, libc, Floors.UNKNOWN);
    }

    private static FileReport of(
            @Nullable String machine,
            Linkage linkage,
            @Nullable String interpreter,
            List<String> needed,
            Map<String, String> floor,
            String isaLevel,
            @Nullable String kernelFloor,
            Libc libc,
            Floors floors) {
        SortedMap<String, String> sorted = new TreeMap<>(floor);
        return new FileReport(
                new FileReport.Identity("specimen", null, 1),
                new FileReport.Format(FileKind.EXECUTABLE, 64, Endianness.LITTLE, machine),
                new FileReport.LinkageFacts(linkage, null, interpreter, needed, libc, DlopenNotes.NONE),
                new FileReport.Requirements(sorted, kernelFloor, isaLevel, floors, null, null),
                new FileReport.Structure(null, List.of(), Layout.UNKNOWN, false),
                new FileReport.Security(Hardening.UNKNOWN, Privileges.UNKNOWN),
                new FileReport.Assessment(List.of(), new Verdict(Outcome.PASS, linkage, ""), null));
    }
}
