package dev.freestand.verifier.inspect;

import dev.freestand.verifier.hazard.HazardFinder;
import dev.freestand.verifier.proof.DlopenNotes;
import dev.freestand.verifier.proof.Floors;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.Layout;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Privileges;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an ELF file beyond its {@link dev.freestand.verifier.elf.ElfFile}.
 *
 * @param linkage as the segments say
 * @param hazards null for any but a static program
 */
record Facts(
        Linkage linkage,
        Libc libc,
        HazardFinder.@Nullable Found hazards,
        Hardening hardening,
        Floors floors,
        Layout layout,
        Privileges privileges,
        DlopenNotes dlopen) {}
