package dev.freestand.core.analysis;

import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.hazard.HazardFinder;
import dev.freestand.core.linkage.LinkageEvidence;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an ELF file beyond its {@link dev.freestand.core.elf.ElfFile}.
 *
 * @param evidence what the segments say of how it is linked
 * @param linkage the answer that they give
 * @param hazards null for any but a static program
 */
public record AnalysisResult(
        FileKind kind,
        LinkageEvidence evidence,
        Linkage linkage,
        Libc libc,
        HazardFinder.@Nullable Found hazards,
        Hardening hardening,
        Floors floors,
        Layout layout,
        Privileges privileges,
        DlopenNotes dlopen) {}
