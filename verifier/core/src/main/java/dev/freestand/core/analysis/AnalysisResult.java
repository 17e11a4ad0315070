package dev.freestand.core.analysis;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.linkage.LinkageEvidence;

/**
 * What the bytes of an ELF file answer.
 *
 * @param evidence what its segments show of how it is linked, which the statements of tools are compared with
 */
public record AnalysisResult(
        FileReport.Format format,
        FileReport.LinkageFacts linking,
        FileReport.Requirements requirements,
        FileReport.Structure structure,
        FileReport.Security security,
        LinkageEvidence evidence) {}
