package dev.freestand.verifier.report.text;

import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.SectionSize;
import dev.freestand.verifier.proof.Testimony;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code freestand inspect} prints for people. */
public final class InspectText {

    private static final int LARGEST = 8;

    private final StringBuilder out = new StringBuilder();

    private InspectText() {}

    /** One block of lines per file, with an empty line between them. */
    public static String print(List<FileReport> files) {
        return files.stream().map(file -> new InspectText().file(file)).collect(Collectors.joining("\n"));
    }

    private String file(FileReport file) {
        out.append(Printable.of(file.path()).replace('\n', ' ')).append('\n');
        FileError error = file.error();
        if (error != null) {
            String at = error.offset() == null ? "" : String.format(Locale.ROOT, " at offset 0x%x", error.offset());
            line("error", error.code() + at + ": " + error.message());
            return out.toString();
        }
        line("kind", file.kind().label() + machine(file));
        line("linkage", file.linkage().label() + (Boolean.TRUE.equals(file.pie()) ? ", PIE" : ""));
        line("verdict", file.verdict().outcome() + ": " + file.verdict().reason());
        line("interpreter", file.interpreter() == null ? "none" : file.interpreter());
        line("needed", file.needed().isEmpty() ? "none" : String.join(", ", file.needed()));
        String version = file.libc().version();
        String evidence = String.join("; ", file.libc().evidence());
        line(
                "libc",
                file.libc().flavour().label()
                        + (version == null ? "" : " " + version)
                        + (evidence.isEmpty() ? "" : " (" + evidence + ")"));
        line("floors", floors(file));
        line("stripped", word(file.stripped()));
        line("hardening", hardening(file.hardening()));
        line("size", file.size() + " bytes; " + largest(file.sections()));
        line("sha256", file.sha256() == null ? "unknown" : file.sha256());
        for (Testimony witness : file.witnesses()) {
            line(witness.tool(), witness.says() + ": " + firstLine(witness.raw()));
        }
        return out.toString();
    }

    private void line(String name, String value) {
        out.append(String.format(
                Locale.ROOT, "  %-12s %s%n", name, Printable.of(value).replace('\n', ' ')));
    }

    private static String machine(FileReport file) {
        return file.machine() == null
                ? ""
                : ", " + file.machine() + ", " + file.bits() + "-bit, " + file.byteOrder() + "-endian";
    }

    private static String floors(FileReport file) {
        String symbols = file.symbolFloor().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return (symbols.isEmpty() ? "no versioned symbol" : symbols)
                + ", kernel " + (file.kernelFloor() == null ? "unknown" : file.kernelFloor())
                + ", CPU " + file.isaLevel();
    }

    private static String hardening(Hardening hardening) {
        return "NX " + word(hardening.nx()) + ", RELRO " + hardening.relro() + ", BIND_NOW "
                + word(hardening.bindNow()) + ", PIE " + word(hardening.pie()) + ", RWX segments "
                + word(hardening.rwxSegments()) + ", TEXTREL " + word(hardening.textRelocations());
    }

    private static String word(@Nullable Boolean value) {
        return value == null ? "unknown" : value ? "yes" : "no";
    }

    private static String largest(List<SectionSize> sections) {
        if (sections.isEmpty()) {
            return "no section table";
        }
        return sections.stream()
                .sorted((left, right) -> Long.compareUnsigned(right.size(), left.size()))
                .limit(LARGEST)
                .map(section -> section.name() + " " + Long.toUnsignedString(section.size()))
                .collect(Collectors.joining(", "));
    }

    /** The tool's first words; a line in brackets is a note on how it was asked. */
    private static String firstLine(String raw) {
        return raw.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("["))
                .findFirst()
                .orElse("");
    }
}
