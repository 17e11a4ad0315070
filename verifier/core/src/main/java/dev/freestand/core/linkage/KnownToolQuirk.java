package dev.freestand.core.linkage;

import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import java.util.Optional;

/**
 * Ways of speaking in which a tool says something else than it means. A witness that differs from the segments in one
 * of them does not contradict them.
 */
enum KnownToolQuirk {
    /** file up to 5.39 has no word for a static-pie and looks only for a dynamic section. */
    FILE_STATIC_PIE("file", "file up to 5.39 calls a static-pie dynamically linked") {
        @Override
        boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw) {
            return evidence instanceof LinkageEvidence.NeedsNobody nobody
                    && nobody.pie()
                    && says == ToolAnswer.DYNAMIC
                    && !raw.contains("interpreter");
        }
    },
    /** musl's ldd prints its own loader's line, and nothing else, for a static-pie. */
    MUSL_LDD_STATIC_PIE("ldd", "musl's ldd shows a bare loader line for a static-pie") {
        @Override
        boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw) {
            return evidence instanceof LinkageEvidence.NeedsNobody nobody
                    && nobody.pie()
                    && says == ToolAnswer.DYNAMIC
                    && raw.contains("ld-musl-")
                    && !raw.contains("=>");
        }
    },
    /** glibc's ldd prints "statically linked" for a file without DT_NEEDED, even if it names a loader. */
    LDD_NO_NEEDED("ldd", "ldd judges by DT_NEEDED, which this file lacks") {
        @Override
        boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw) {
            return evidence instanceof LinkageEvidence.NeedsOthers others
                    && others.needed().isEmpty()
                    && says == ToolAnswer.STATIC;
        }
    },
    /** glibc's ldd has the words for a plain static file also where none of its loaders can run the file's class. */
    LDD_NO_LOADER("ldd", "ldd says \"not a dynamic executable\" of a file that none of this host's loaders can run") {
        @Override
        boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw) {
            return evidence instanceof LinkageEvidence.NeedsOthers others
                    && others.interpreter()
                    && says == ToolAnswer.STATIC
                    && raw.contains("not a dynamic executable");
        }
    },
    /** file says "statically linked" where there is no PT_DYNAMIC, even beside an interpreter that it names. */
    FILE_NO_DYNAMIC(
            "file",
            "file judges by PT_DYNAMIC, which this file lacks, as klibc's shared programs do: PT_INTERP alone makes the"
                    + " kernel start a loader") {
        @Override
        boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw) {
            return evidence instanceof LinkageEvidence.NeedsOthers others
                    && others.interpreter()
                    && others.needed().isEmpty()
                    && says == ToolAnswer.STATIC
                    && raw.contains(", interpreter ");
        }
    };

    private final String tool;
    private final String words;

    KnownToolQuirk(String tool, String words) {
        this.tool = tool;
        this.words = words;
    }

    abstract boolean explains(LinkageEvidence evidence, ToolAnswer says, String raw);

    String description() {
        return words;
    }

    /** The dialect in which this testimony agrees with the evidence after all. */
    static Optional<KnownToolQuirk> of(LinkageEvidence evidence, ToolStatement testimony) {
        for (KnownToolQuirk dialect : values()) {
            if (dialect.tool.equals(testimony.tool())
                    && dialect.explains(evidence, testimony.says(), testimony.raw())) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
