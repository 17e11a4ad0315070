package dev.freestand.core.linkage;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weighs the segments' evidence against what the witnesses say. */
public final class LinkageVerdict {

    private static final List<String> WITNESSES_ON_LINKAGE = List.of("ldd", "file", "readelf");
    private static final int RAW_SHOWN = 300;

    private LinkageVerdict() {}

    /**
     * The verdict. The segments decide the answer; the witnesses decide how sure it is: {@code PASS} when at least one
     * agrees and none contradicts, {@code FAIL} when one contradicts, {@code INCONCLUSIVE} when none could say, and for
     * a program that is not one of Linux.
     */
    public static Verdict verdict(LinkageEvidence evidence, List<ToolStatement> testimonies) {
        Linkage linkage = SegmentEvidence.linkage(evidence);
        Outcome settled = settled(evidence, linkage);
        if (settled != null) {
            return new Verdict(settled, linkage, evidence.description());
        }
        int agreeing = 0;
        List<String> explained = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        List<String> contradicting = new ArrayList<>();
        for (ToolStatement testimony : testimonies) {
            if (!WITNESSES_ON_LINKAGE.contains(testimony.tool())) {
                continue;
            }
            ToolAnswer says = testimony.says();
            if (listsLibraries(testimony)
                    && evidence instanceof LinkageEvidence.NeedsOthers others
                    && others.needed().isEmpty()) {
                contradicting.add("ldd lists libraries where no DT_NEEDED was found: " + shown(testimony.raw()));
            } else if (says.linkage() == linkage) {
                agreeing++;
            } else if (says.linkage() == Linkage.UNKNOWN) {
                silent.add(testimony.tool() + " is " + says.label());
            } else {
                Optional<KnownToolQuirk> dialect = KnownToolQuirk.of(evidence, testimony);
                dialect.ifPresent(known -> explained.add(known.description()));
                if (dialect.isEmpty()) {
                    contradicting.add(testimony.tool() + " says " + says.label() + ": " + shown(testimony.raw()));
                }
            }
        }
        StringBuilder reason = new StringBuilder(evidence.description());
        if (!contradicting.isEmpty()) {
            reason.append(", but ").append(String.join("; ", contradicting));
            return new Verdict(Outcome.FAIL, linkage, reason.toString());
        }
        if (agreeing == 0) {
            reason.append("; no witness could confirm it");
            appendAll(reason, explained);
            appendAll(reason, silent);
            reason.append(" (install the packages libc-bin and file for ldd and file)");
            return new Verdict(Outcome.INCONCLUSIVE, linkage, reason.toString());
        }
        reason.append("; ").append(agreeing).append(agreeing == 1 ? " witness agrees" : " witnesses agree");
        appendAll(reason, explained);
        appendAll(reason, silent);
        return new Verdict(Outcome.PASS, linkage, reason.toString());
    }

    /**
     * The verdict where no witness can be asked: {@code PASS} where the segments decide by themselves, with a reason that says
     * that no witness was asked; else as {@link #verdict}.
     */
    public static Verdict bySegments(LinkageEvidence evidence) {
        Linkage linkage = SegmentEvidence.linkage(evidence);
        Outcome settled = settled(evidence, linkage);
        return settled == null
                ? new Verdict(
                        Outcome.PASS, linkage, evidence.description() + "; by the segments alone, no witness was asked")
                : new Verdict(settled, linkage, evidence.description());
    }

    /** The outcome that no witness could change, or null. */
    private static @Nullable Outcome settled(LinkageEvidence evidence, Linkage linkage) {
        boolean companion = evidence instanceof LinkageEvidence.OfAnother another && another.sure();
        if (companion || evidence instanceof LinkageEvidence.NotAProgram) {
            return Outcome.NOT_APPLICABLE;
        }
        return linkage == Linkage.UNKNOWN || evidence instanceof LinkageEvidence.ForOtherSystem
                ? Outcome.INCONCLUSIVE
                : null;
    }

    /** A loader that maps libraries has found a list of them, whatever was read here. */
    private static boolean listsLibraries(ToolStatement testimony) {
        return testimony.tool().equals("ldd") && testimony.raw().contains(" => ");
    }

    private static void appendAll(StringBuilder reason, List<String> parts) {
        for (String part : parts) {
            reason.append("; ").append(part);
        }
    }

    private static String shown(String raw) {
        String line = raw.strip().replaceAll("\\s+", " ");
        return "\"" + (line.length() > RAW_SHOWN ? line.substring(0, RAW_SHOWN) + "…" : line) + "\"";
    }
}
