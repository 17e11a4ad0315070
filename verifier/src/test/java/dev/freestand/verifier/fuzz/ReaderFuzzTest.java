package dev.freestand.verifier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.linkage.Judge;
import dev.freestand.verifier.linkage.Kinds;
import dev.freestand.verifier.linkage.Packers;
import dev.freestand.verifier.linkage.Segments;
import dev.freestand.verifier.proof.Kind;
import java.io.IOException;
import java.util.List;

/** Any bytes give a record or a typed error, and a record gives a verdict. */
class ReaderFuzzTest {

    @FuzzTest
    void reader(byte[] bytes) throws IOException {
        ByteSource source = ByteSource.of(bytes);
        try {
            ElfFile file = ElfReader.read(source);
            Kind kind = Kinds.of(file);
            assertThat(Judge.verdict(Segments.evidence(file, kind, Packers.name(file, source)), List.of()))
                    .isNotNull();
        } catch (ElfFormatException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
