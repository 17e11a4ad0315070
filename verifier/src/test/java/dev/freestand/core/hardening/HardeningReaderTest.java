package dev.freestand.core.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.Relro;
import org.junit.jupiter.api.Test;

class HardeningReaderTest {

    private static Hardening read(ElfBuilder builder) throws Exception {
        return read(builder, FileKind.EXECUTABLE);
    }

    private static Hardening read(ElfBuilder builder, FileKind kind) throws Exception {
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
                .isEqualTo(Relro.FULL);
        assertThat(read(relro().dynamic(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_NOW))
                        .relro())
                .isEqualTo(Relro.FULL);
        assertThat(read(relro().dynamic(ElfConstants.DT_BIND_NOW, 0)).relro()).isEqualTo(Relro.FULL);
        assertThat(read(relro().dynamic()).relro()).isEqualTo(Relro.PARTIAL);

        Hardening bindingAlone = read(ElfBuilder.usual().dynamic(ElfConstants.DT_BIND_NOW, 0));
        assertThat(bindingAlone.relro()).isEqualTo(Relro.NONE);
        assertThat(bindingAlone.bindNow()).isTrue();
    }

    @Test
    void theStackIsExecutableUnlessTheFileStatesOtherwise() throws Exception {
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
        assertThat(read(ElfBuilder.usual()).canary()).isEqualTo(Protection.UNKNOWN);
        assertThat(read(ElfBuilder.usual()).fortify()).isEqualTo(Protection.UNKNOWN);
        assertThat(read(ElfBuilder.usual()).bindNow()).isNull();
        assertThat(read(ElfBuilder.usual(), FileKind.CORE)).isEqualTo(Hardening.UNKNOWN);
    }
}
