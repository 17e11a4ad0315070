package dev.freestand.core.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.linkage.OtherSystem;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of a file, and what keeps from promising anything. */
class ReleaseApplicabilityTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static Floors floors(ElfBuilder builder, FileKind kind, Linkage linkage, LibcFlavour libc, GoBuild go)
            throws Exception {
        ByteSource source = ByteSource.of(builder.build());
        ElfFile file = ElfReader.read(source);
        OtherSystem system = OtherSystem.of(file, libc, go);
        return FloorReader.read(
                file,
                kind,
                linkage,
                libc,
                new Symbols(List.of(), null),
                new FloorReader.Target(system, go, ProcessorLevel.of(file, source, go)));
    }

    private static Floors program(ElfBuilder builder) throws Exception {
        return floors(builder, FileKind.EXECUTABLE, Linkage.DYNAMIC, LibcFlavour.GLIBC, null);
    }

    private static Floors fixed(ElfBuilder builder) throws Exception {
        return floors(builder, FileKind.EXECUTABLE, Linkage.STATIC, LibcFlavour.NONE, null);
    }

    private static ElfBuilder glibc(String interpreter) {
        return ElfBuilder.usual().interpreter(interpreter).needed("libc.so.6").version("libc.so.6", "GLIBC_2.17");
    }

    private static GoBuild go(String key, String value) {
        return new GoBuild("go1.22", null, null, new TreeMap<>(Map.of(key, value)));
    }

    @Test
    void anOrdinaryProgramIsPromised() throws Exception {
        assertThat(program(glibc(LOADER)).noRelease()).isNull();
        assertThat(program(glibc(LOADER)).runsOn()).anyMatch(one -> one.since() != null);
        assertThat(fixed(ElfBuilder.usual()).runsOn()).anyMatch(one -> one.since() != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nix/store/0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-glibc-2.40-66/lib/ld-linux-x86-64.so.2",
                "/gnu/store/0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-glibc-2.39/lib/ld-linux-x86-64.so.2",
                "/data/data/com.termux/files/usr/glibc/lib/ld-linux-x86-64.so.2",
                "/home/me/lib/ld-linux-x86-64.so.2",
                "/opt/app/ld-linux-x86-64.so.2",
                "lib64/ld-linux-x86-64.so.2",
                "lib/ld.so",
                "/lib/ld-",
                "/lib64/ld-lsb-x86-64.so.3",
                "/lib/ld-linux.so.2"
            })
    void anInterpreterAtAnUnusualPathPromisesNothing(String interpreter) throws Exception {
        Floors floors = program(glibc(interpreter));

        assertThat(floors.runsOn()).isEmpty();
        assertThat(floors.noRelease()).contains("interpreter " + interpreter);
    }

    @Test
    void aLoaderOfAnotherLibraryAndNoLoaderPromiseNothing() throws Exception {
        assertThat(program(glibc("/lib/ld-musl-x86_64.so.1")).noRelease()).contains("is not that of glibc");
        assertThat(program(ElfBuilder.usual().needed("libc.so.6")).noRelease()).contains("no interpreter");
        assertThat(floors(
                                ElfBuilder.usual().needed("libc.so.6"),
                                FileKind.SHARED_LIBRARY,
                                Linkage.DYNAMIC,
                                LibcFlavour.GLIBC,
                                null)
                        .noRelease())
                .as("a library needs none")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"183, aarch64", "243, riscv64", "22, s390x", "21, ppc64le", "8, mips64el"})
    void aMachineThatTheTableDoesNotKnowIsNamedNoRelease(int machine, String name) throws Exception {
        assertThat(fixed(ElfBuilder.usual().machine(machine)).noRelease()).endsWith("this file is for " + name);
        assertThat(program(glibc("/lib/ld-linux.so.1").machine(machine)).runsOn())
                .isEmpty();
    }

    @Test
    void x32NeedsItsKernel() throws Exception {
        Floors floors = fixed(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN));

        assertThat(floors.runsOn()).isEmpty();
        assertThat(floors.noRelease()).contains("x32");
        assertThat(floors.kernel()).contains("CONFIG_X86_X32_ABI");
        assertThat(fixed(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN).machine(ElfConstants.EM_386))
                        .noRelease())
                .contains("i386");
    }

    @ParameterizedTest
    @CsvSource({
        "FreeBSD, /libexec/ld-elf.so.1",
        "NetBSD, /usr/libexec/ld.elf_so",
        "OpenBSD, /usr/libexec/ld.so",
        "DragonFly, /usr/libexec/ld-elf.so.2",
        "Solaris, /lib/amd64/ld.so.1",
        "GNU Hurd, /lib/ld-x86-64.so.1"
    })
    void theLoaderOfAnotherSystemIdentifiesIt(String system, String interpreter) throws Exception {
        Floors floors = program(glibc(interpreter));

        assertThat(floors.otherSystem()).isEqualTo(system);
        assertThat(floors.runsOn()).isEmpty();
        assertThat(floors.noRelease()).contains("for " + system + ", not for Linux");
    }

    @ParameterizedTest
    @CsvSource({"1, GNU Hurd", "2, Solaris", "3, FreeBSD with glibc", "4, NetBSD with glibc", "5, Syllable"})
    void theAbiNoteOfAnotherSystemIdentifiesIt(int os, String system) throws Exception {
        ElfBuilder builder = ElfBuilder.usual();

        assertThat(fixed(builder.note("GNU", 1, builder.numbers(os, 1, 0, 0))).otherSystem())
                .isEqualTo(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FreeBSD", "NetBSD", "OpenBSD", "DragonFly"})
    void theNoteOfAnotherSystemIdentifiesIt(String owner) throws Exception {
        assertThat(fixed(ElfBuilder.usual().note(owner, 1, new byte[4])).otherSystem())
                .isEqualTo(owner);
    }

    @Test
    void theByteAloneGivesWayToASignOfLinux() throws Exception {
        ElfBuilder tagged = ElfBuilder.usual().osAbi(9);
        assertThat(fixed(tagged.note("GNU", 1, tagged.numbers(0, 3, 2, 0))).otherSystem())
                .as("the ABI note of Linux")
                .isNull();
        assertThat(program(glibc(LOADER).osAbi(9)).otherSystem())
                .as("the loader of Linux")
                .isNull();
        assertThat(floors(ElfBuilder.usual().osAbi(9), FileKind.EXECUTABLE, Linkage.STATIC, LibcFlavour.MUSL, null)
                        .otherSystem())
                .as("a C library of Linux")
                .isNull();
        FileKind kind = FileKind.EXECUTABLE;
        ElfBuilder bare = ElfBuilder.usual().osAbi(9);
        assertThat(fixed(bare).noRelease()).isEqualTo("it says that it is for FreeBSD, not for Linux (EI_OSABI 9)");
        assertThat(floors(bare, kind, Linkage.STATIC, LibcFlavour.NONE, go("GOOS", "linux"))
                        .otherSystem())
                .isNull();
        assertThat(floors(bare, kind, Linkage.STATIC, LibcFlavour.NONE, go("GOOS", "freebsd"))
                        .noRelease())
                .startsWith("it is for FreeBSD");
        assertThat(fixed(ElfBuilder.usual().osAbi(3)).otherSystem())
                .as("GNU/Linux")
                .isNull();
    }

    @Test
    void packedRelocationsWithoutTheirVersionRunOnNoGlibc() throws Exception {
        Floors refused = program(glibc(LOADER).dynamic(ElfConstants.DT_RELR, 0x400000));
        assertThat(refused.runsOn()).isEmpty();
        assertThat(refused.noRelease()).startsWith("no glibc runs it").contains("GLIBC_ABI_DT_RELR");
        ElfBuilder marked = ElfBuilder.usual()
                .interpreter(LOADER)
                .needed("libc.so.6")
                .version("libc.so.6", "GLIBC_2.17", "GLIBC_ABI_DT_RELR")
                .dynamic(ElfConstants.DT_RELR, 0x400000);
        assertThat(program(marked).noRelease()).isNull();
        assertThat(program(marked).runsOn()).anySatisfy(one -> {
            assertThat(one.distribution()).isEqualTo("Debian");
            assertThat(one.since()).isEqualTo("12");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "62, GOAMD64, v3, x86-64-v3",
        "62, GOAMD64, v1, x86-64-v1",
        "183, GOARM64, 'v8.2,lse', 'armv8.2,lse'",
        "21, GOPPC64, power10, power10",
        "243, GORISCV64, rva22u64, rva22u64",
        "8, GOMIPS64, softfloat, mips-softfloat",
        "62, GOAMD64, 'v3 and more', unknown",
        "62, GOARM64, v8.0, unknown"
    })
    void theSettingOfGosCompilerIsTheProcessorFloor(int machine, String key, String value, String level)
            throws Exception {
        ByteSource source = ByteSource.of(ElfBuilder.usual().machine(machine).build());
        ElfFile file = ElfReader.read(source);

        assertThat(ProcessorLevel.of(file, source, go(key, value)).level()).isEqualTo(level);
    }
}
