package dev.freestand.verifier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.linkage.FileKinds;
import dev.freestand.core.linkage.LinkageVerdict;
import dev.freestand.core.linkage.Packers;
import dev.freestand.core.linkage.SegmentEvidence;
import java.io.IOException;
import java.util.List;

/** Any bytes give a record or a typed error, and a record gives a verdict. */
class ReaderFuzzTest {

    @FuzzTest
    void reader(byte[] bytes) throws IOException {
        ByteSource source = ByteSource.of(bytes);
        try {
            ElfFile file = ElfReader.read(source);
            FileKind kind = FileKinds.of(file);
            assertThat(LinkageVerdict.verdict(
                            SegmentEvidence.evidence(file, kind, Packers.name(file, source)), List.of()))
                    .isNotNull();
        } catch (ElfFormatException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
