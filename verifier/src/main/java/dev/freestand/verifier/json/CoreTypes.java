package dev.freestand.verifier.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.Relro;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.size.SizeChange;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.NeededLibrary;
import dev.freestand.core.tree.ResolutionSource;
import dev.freestand.core.tree.ResolutionStatus;
import org.jspecify.annotations.Nullable;

/** The JSON names of the core's types: enums as their label, and what is derived beside what is stored. */
public final class CoreTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** A module for any Jackson mapper. */
    public CoreTypes() {
        super("freestand-core");
        setMixInAnnotation(Endianness.class, Labelled.class);
        setMixInAnnotation(FileKind.class, Labelled.class);
        setMixInAnnotation(HazardEvidence.class, Labelled.class);
        setMixInAnnotation(LibcFlavour.class, Labelled.class);
        setMixInAnnotation(Linkage.class, Labelled.class);
        setMixInAnnotation(Protection.class, Labelled.class);
        setMixInAnnotation(Relro.class, Labelled.class);
        setMixInAnnotation(ResolutionSource.class, Labelled.class);
        setMixInAnnotation(ResolutionStatus.class, Labelled.class);
        setMixInAnnotation(SectionTableState.class, Labelled.class);
        setMixInAnnotation(ToolAnswer.class, Labelled.class);
        setMixInAnnotation(NeededLibrary.Kind.class, Labelled.class);
        setMixInAnnotation(FileReport.class, FileReportJson.class);
        setMixInAnnotation(Hazard.class, HazardJson.class);
        setMixInAnnotation(LibraryTree.class, LibraryTreeJson.class);
        setMixInAnnotation(SizeChange.class, SizeChangeJson.class);
        setMixInAnnotation(SizeReport.class, SizeReportJson.class);
    }

    private interface Labelled {
        @JsonValue
        String label();
    }

    @JsonSerialize(converter = FileDocument.Writer.class)
    @JsonDeserialize(converter = FileDocument.Reader.class)
    private interface FileReportJson {}

    @JsonDeserialize(converter = HazardReader.class)
    private interface HazardJson {}

    /** A hazard as proofs have it: earlier versions did not record how certain it is. */
    private record HazardDocument(
            String rule,
            String what,
            String evidence,
            HazardEvidence grade,
            @Nullable Boolean certain) {}

    static final class HazardReader extends StdConverter<HazardDocument, Hazard> {

        @Override
        public Hazard convert(HazardDocument read) {
            return new Hazard(read.rule, read.what, read.evidence, read.grade, Boolean.TRUE.equals(read.certain));
        }
    }

    @JsonPropertyOrder({
        "root",
        "loader",
        "startable",
        "complete",
        "interpreter",
        "objects",
        "problem",
        "notes",
        "missingVersions",
        "refusals",
        "opens"
    })
    private interface LibraryTreeJson {
        @JsonProperty
        boolean complete();

        @JsonProperty
        @Nullable
        Boolean startable();
    }

    private interface SizeChangeJson {
        @JsonProperty
        long delta();
    }

    private interface SizeReportJson {
        @JsonProperty
        @Nullable
        Long saved();
    }
}
