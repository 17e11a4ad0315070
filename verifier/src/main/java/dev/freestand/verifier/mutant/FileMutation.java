package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.floor.VersionNumber;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The changes of a file's bytes. A new one is a constant: the change, the rules that ought to refuse it, what asks for it. */
enum FileMutation implements Mutation {
    INTERPRETER(
            "interpreter-added",
            "interpreter (PT_INTERP) added or changed",
            List.of("FS101", "FS103", "FS413"),
            file -> "promise: { interpreter: "
                    + (file.interpreter() == null ? "none" : QuotedYaml.of(file.interpreter())) + " }",
            DynamicEdits::interpreter),
    LOADER_REMOVED(
            "loader-removed",
            "interpreter and dynamic segment taken away",
            List.of("FS101"),
            file -> "expect: { linkage: dynamic }",
            editor -> {
                if (editor.find(ElfConstants.PT_INTERP) < 0) {
                    throw UnmadeMutantException.notApplicable("it has none");
                }
                DynamicEdits.withoutLoader(editor);
            }),
    NEEDED(
            "needed-added",
            "needed library (DT_NEEDED) added",
            List.of("FS101", "FS103", "FS412"),
            file -> "promise: { needed: " + QuotedYaml.list(file.needed()) + " }",
            DynamicEdits::needed),
    GLIBC_VERSION(
            "glibc-version-raised",
            "needed version of glibc raised",
            List.of("FS404", "FS410"),
            file -> "promise: { glibc: \"<= " + file.symbolFloor().getOrDefault("GLIBC", "2.28") + "\" }",
            (editor, original) -> {
                below(original.variant().promise().file().glibc());
                DynamicEdits.version(editor, "GLIBC");
            }),
    LIBSTDCXX_VERSION(
            "libstdcxx-version-raised",
            "needed version of libstdc++ raised",
            List.of("FS411"),
            file -> "promise: { libstdcxx: \"<= " + file.symbolFloor().getOrDefault("GLIBCXX", "3.4.25") + "\" }",
            (editor, original) -> {
                below(original.variant().promise().file().libstdcxx());
                DynamicEdits.version(editor, "GLIBCXX");
            }),
    KERNEL(
            "kernel-raised",
            "oldest kernel (NT_GNU_ABI_TAG) raised",
            List.of("FS414"),
            file -> "promise: { kernel: \">= " + (file.kernelFloor() == null ? "3.10" : file.kernelFloor()) + "\" }",
            SegmentEdits::kernel),
    PROCESSOR(
            "processor-level-raised",
            "processor level raised to x86-64-v4",
            List.of("FS415"),
            file -> "promise: { cpu: " + (file.isaLevel().startsWith("x86") ? file.isaLevel() : "x86-64-v1") + " }",
            (editor, original) -> {
                if ("x86-64-v4".equals(original.variant().promise().file().cpu())) {
                    throw UnmadeMutantException.notApplicable("x86-64-v4 is promised, and no level is higher");
                }
                SegmentEdits.processor(editor);
            }),
    PAGE_SIZE(
            "segment-misplaced",
            "segment added that fits no page",
            List.of("FS405", "FS416"),
            file -> "promise: { pageSize: 64 KiB }",
            (editor, original) -> {
                if (original.file().structure().layout().pages() == null
                        && original.variant().promise().file().pageSize() == null) {
                    throw UnmadeMutantException.notApplicable("kernels of its machine have pages of 4 KiB only");
                }
                SegmentEdits.misplaced(editor);
            }),
    SEARCH_PATH(
            "search-path-added",
            "relative search path (DT_RUNPATH) added",
            List.of("FS215", "FS417"),
            file -> "promise: { rpath: none }",
            DynamicEdits::runpath),
    SYMBOLS(
            "symbols-changed",
            "symbol table put back, or taken away",
            List.of("FS201"),
            file -> "expect: { stripped: " + !Boolean.FALSE.equals(file.stripped()) + " }",
            editor -> {
                boolean present = editor.elf().sections().all().stream()
                        .anyMatch(section -> section.type() == ElfConstants.SHT_SYMTAB);
                if (present) {
                    SectionEdits.withoutSymbols(editor);
                } else {
                    SectionEdits.symbols(editor);
                }
            }),
    DEBUG_SECTION(
            "debug-section-added",
            "section .debug_info added",
            List.of("FS203"),
            file -> "expect: { stripped: true }",
            SectionEdits::debug),
    EXECUTABLE_STACK(
            "stack-executable",
            "stack made executable (PT_GNU_STACK)",
            List.of("FS210"),
            file -> severity("FS210"),
            SegmentEdits::stack),
    RELRO(
            "relro-removed",
            "read-only relocations (PT_GNU_RELRO) taken away",
            List.of("FS211"),
            file -> severity("FS211"),
            SegmentEdits::withoutRelro),
    WRITABLE_CODE(
            "code-writable",
            "segment of code made writable",
            List.of("FS212"),
            file -> severity("FS212"),
            SegmentEdits::writableCode),
    TEXT_RELOCATIONS(
            "text-relocations-added",
            "text relocations (DT_TEXTREL) added",
            List.of("FS213"),
            file -> severity("FS213"),
            DynamicEdits::textRelocations),
    FIXED_ADDRESS(
            "address-fixed",
            "program made to be loaded at a fixed address (ET_EXEC)",
            List.of("FS214"),
            file -> severity("FS214"),
            SegmentEdits::fixedAddress),
    BUILD_ID(
            "build-id-removed",
            "build id taken away",
            List.of("FS219"),
            file -> severity("FS219"),
            SegmentEdits::withoutBuildId),
    PAYLOAD(
            "payload-added",
            "another program put behind the file",
            List.of("FS221"),
            file -> severity("FS221"),
            SectionEdits::program);

    /** Rules that a loader or a library breaks only where there was none before. */
    private static final Set<String> OF_STATIC = Set.of("FS101", "FS103");

    /** What the first number of a raised version is. */
    private static final VersionNumber RAISED = VersionNumber.of("9");

    /** A change of the bytes. */
    @FunctionalInterface
    private interface Edit {
        void apply(ElfEditor editor) throws UnmadeMutantException;
    }

    private final Label label;
    private final Function<FileReport, String> asking;
    private final EditByRequest edit;

    /** A change of the bytes that goes by what is asked of the file. */
    @FunctionalInterface
    private interface EditByRequest {
        void apply(ElfEditor editor, OriginalVariant original) throws UnmadeMutantException;
    }

    FileMutation(String id, String change, List<String> rules, Function<FileReport, String> asking, Edit edit) {
        this(id, change, rules, asking, (editor, original) -> edit.apply(editor));
    }

    FileMutation(
            String id, String change, List<String> rules, Function<FileReport, String> asking, EditByRequest edit) {
        this.label = new Label(id, change, rules);
        this.asking = asking;
        this.edit = edit;
    }

    @Override
    public Label label() {
        return label;
    }

    @Override
    public List<String> rules(OriginalVariant original) {
        boolean isStatic = original.file().linkage() == Linkage.STATIC;
        return label.rules().stream()
                .filter(rule -> isStatic || !OF_STATIC.contains(rule) || this == LOADER_REMOVED)
                .toList();
    }

    @Override
    public String asking(OriginalVariant original) {
        return asking.apply(original.file());
    }

    @Override
    public MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException {
        return apply(original, original.editor());
    }

    MutatedVariant apply(OriginalVariant original, ElfEditor editor) throws UnmadeMutantException {
        edit.apply(editor, original);
        return MemoryInspection.changed(original, editor.result());
    }

    private static void below(@Nullable VersionNumber promised) throws UnmadeMutantException {
        if (promised != null && promised.compareTo(RAISED) >= 0) {
            throw UnmadeMutantException.notApplicable(
                    "version " + promised.text() + " is promised, which is above all");
        }
    }

    private static String severity(String rule) {
        return "policy: { severities: { " + rule + ": fail } }";
    }
}
