package dev.freestand.verifier.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfBuilder;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.Segment;
import dev.freestand.verifier.elf.SymbolReader;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.LibcFlavour;
import org.junit.jupiter.api.Test;

class HardeningReaderTest {

    private static Hardening read(ElfBuilder builder) throws Exception {
        return read(builder, Kind.EXECUTABLE);
    }

    private static Hardening read(ElfBuilder builder, Kind kind) throws Exception {
        ByteSource source = ByteSource.of(builder.build());
        ElfFile file = ElfReader.read(source);
        return HardeningReader.read(file, kind, false, LibcFlavour.GLIBC, SymbolReader.imports(file, source));
    }

    private static Segment segment(long type, long flags) {
        return new Segment(type, flags, 0, 0, 0, 0, 1);
    }

    private static ElfBuilder relro() {
        return ElfBuilder.usual().segment(segment(ElfConstants.PT_GNU_RELRO, ElfConstants.PF_R));
    }

    @Test
    void fullRelroIsTheSegmentAndImmediateBinding() throws Exception {
        assertThat(read(relro().dynamic(ElfConstants.DT_FLAGS, ElfConstants.DF_BIND_NOW))
                        .relro())
                .isEqualTo("full");
        assertThat(read(relro().dynamic(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_NOW))
                        .relro())
                .isEqualTo("full");
        assertThat(read(relro().dynamic(ElfConstants.DT_BIND_NOW, 0)).relro()).isEqualTo("full");
        assertThat(read(relro().dynamic()).relro()).isEqualTo("partial");

        Hardening bindingAlone = read(ElfBuilder.usual().dynamic(ElfConstants.DT_BIND_NOW, 0));
        assertThat(bindingAlone.relro()).isEqualTo("none");
        assertThat(bindingAlone.bindNow()).isTrue();
    }

    @Test
    void theStackIsExecutableUnlessTheFileSaysOtherwise() throws Exception {
        long data = ElfConstants.PF_R | ElfConstants.PF_W;
        assertThat(read(ElfBuilder.usual().segment(segment(ElfConstants.PT_GNU_STACK, data)))
                        .nx())
                .isTrue();
        assertThat(read(ElfBuilder.usual().segment(segment(ElfConstants.PT_GNU_STACK, data | ElfConstants.PF_X)))
                        .nx())
                .isFalse();
        assertThat(read(ElfBuilder.usual()).nx()).isFalse();
        assertThat(read(ElfBuilder.usual().machine(ElfConstants.EM_AARCH64)).nx())
                .isNull();
    }

    @Test
    void segmentsBothWritableAndExecutableAndTextRelocationsAreSeen() throws Exception {
        assertThat(read(ElfBuilder.usual().loadFlags(7)).rwxSegments()).isTrue();
        assertThat(read(ElfBuilder.usual()).rwxSegments()).isFalse();
        assertThat(read(ElfBuilder.usual().dynamic(ElfConstants.DT_TEXTREL, 0)).textRelocations())
                .isTrue();
        assertThat(read(ElfBuilder.usual().dynamic(ElfConstants.DT_FLAGS, ElfConstants.DF_TEXTREL))
                        .textRelocations())
                .isTrue();
        assertThat(read(ElfBuilder.usual().dynamic()).textRelocations()).isFalse();
    }

    @Test
    void whatNeedsSymbolsIsUnknownAndOtherKindsHaveNothing() throws Exception {
        assertThat(read(ElfBuilder.usual()).canary()).isEqualTo("unknown");
        assertThat(read(ElfBuilder.usual()).fortify()).isEqualTo("unknown");
        assertThat(read(ElfBuilder.usual()).bindNow()).isNull();
        assertThat(read(ElfBuilder.usual(), Kind.CORE)).isEqualTo(Hardening.UNKNOWN);
    }
}
