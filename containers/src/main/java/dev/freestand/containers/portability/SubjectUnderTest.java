package dev.freestand.containers.portability;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Variant;
import java.nio.file.Path;

/**
 * One variant's file to be run everywhere.
 *
 * @param variant the variant's name
 * @param artifact the file, on this machine
 * @param sha256 its digest when the proof began, lower-case hex; the file in each cell must have the same
 * @param report everything found in it
 * @param mustRun whether it must run everywhere; else it is enough that prediction and observation agree
 */
public record SubjectUnderTest(String variant, Path artifact, String sha256, FileReport report, boolean mustRun) {

    /**
     * A variant that must run everywhere unless it is meant to be dynamic, or is dynamic and nothing else is meant.
     *
     * @param artifact the variant's file, resolved
     */
    public static SubjectUnderTest of(Variant variant, Path artifact, String sha256, FileReport report) {
        return new SubjectUnderTest(variant.name(), artifact, sha256, report, mustRun(variant, report));
    }

    /** Whether a variant must run everywhere: it is meant to be static, or is not dynamic and nothing is meant. */
    public static boolean mustRun(Variant variant, FileReport report) {
        Linkage meant = variant.expect().linkage();
        Linkage counts = meant == null ? report.linkage() : meant;
        return counts != Linkage.DYNAMIC;
    }
}
