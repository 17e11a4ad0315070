package dev.freestand.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of each linker's map; maps of real links are in {@code SizeIT} and {@code ContentsIT}. */
class LinkMapTest {

    private static final String GNU_LD = """
            Archive member included to satisfy reference by file (symbol)

            Linker script and memory map

            LOAD a.o
            .text           0x0000000000401000       0x40
             *(.text .text.*)
             .text          0x0000000000401000       0x10 a.o
                            0x0000000000401000                main
             .text.very_long_name
                            0x0000000000401010       0x20 /lib/libc.a(printf.lo)
                                     0x24 (size before relaxing)
             *fill*         0x0000000000401030       0x10 90
            .bss            0x0000000000402000        0x8
             .bss           0x0000000000402000        0x8 /lib/libc.a(stdout.lo)
             .bss           0x0000000000402008        0x0 empty.o
            .comment        0x0000000000000000       0x1e
             .comment       0x0000000000000000       0x1e a.o
             .comment       0x000000000000001e       0x1f b.o
            OUTPUT(a elf64-x86-64)
            """;

    private static final String GOLD = """
            Archive member included because of file (symbol)

            /lib/libc.a(printf.lo)        a.o (printf)

            Discarded input sections

             .note.GNU-stack
                            0x0000000000000000        0x0 gone.o

            Memory map

             ** file header
                            0x0000000000400000       0x40

            .text           0x0000000000401000       0x40
             .text          0x0000000000401000       0x10 a.o
                            0x0000000000401000                main
             .text.very_long_name
                            0x0000000000401010       0x20 /lib/libc.a(printf.lo)
             ** fill        0x0000000000401030       0x10

            .rodata         0x0000000000401800        0x9
             ** merge strings
                            0x0000000000401800        0x9

            .bss            0x0000000000402000        0x8
             .bss           0x0000000000402000        0x8 /lib/libc.a(stdout.lo)
             .bss           0x0000000000402008        0x0 empty.o
            """;

    private static final String LLD = """
                         VMA              LMA     Size Align Out     In      Symbol
                      401000           401000       40    16 .text
                      401000           401000       10    16         a.o:(.text)
                      401000           401000       10     1                 main
                      401010           401010       20     4         /lib/libc.a(printf.lo):(.text.very_long_name)
                      401800           401800        9     1 .rodata
                      401800           401800        9     1         <internal>:(.rodata.str1.1)
                      402000           402000        8     8 .bss
                      402000           402000        8     8         /lib/libc.a(stdout.lo):(.bss)
                      402008           402008        0     1         empty.o:(.bss)
                           0                0       1e     1 .comment
                           0                0       1e     1         b.o:(.comment)
            """;

    private static final String MOLD = """
                           VMA       Size Align Out     In      Symbol
                             0         64     8 EHDR
                      0x401000         64    16 .text
                      0x401000         16    16         a.o:(.text)
                      0x401000          0     0                 main
                      0x401010         32     4         /lib/libc.a(printf.lo):(.text.very_long_name)
                      0x401800          9     1 .rodata.str
                      0x402000          8     8 .bss
                      0x402000          8     8         /lib/libc.a(stdout.lo):(.bss)
                      0x402008          0     1         empty.o:(.bss)
                             0         30     1 .comment
                             0         30     1         b.o:(.comment)
            """;

    private static LinkMap read(String text) throws UnusableInputException {
        return LinkMap.parse(text, Set.of(".bss"));
    }

    private static LibraryUsage whole(String name, long bytes) {
        return new LibraryUsage(name, bytes, bytes, List.of(new MemberUsage(name, bytes, bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU_LD, GOLD, LLD, MOLD})
    void everyLinkersMapIsReadByItsRows(String text) throws Exception {
        LinkMap map = read(text);
        assertThat(map.output(".text")).isEqualTo(List.of(0x401000L, 0x40L));
        assertThat(map.libraries())
                .contains(
                        new LibraryUsage(
                                "/lib/libc.a",
                                32,
                                40,
                                List.of(new MemberUsage("printf.lo", 32, 32), new MemberUsage("stdout.lo", 0, 8))),
                        whole("a.o", 16),
                        whole("empty.o", 0),
                        whole("*fill*", 16))
                .hasSize(text.equals(GNU_LD) ? 4 : 5);
        if (!text.equals(GNU_LD)) {
            assertThat(map.libraries()).contains(whole("*linker*", 9));
        }
    }

    @Test
    void filesHiddenByMergedConstantsAreUnknown() throws Exception {
        for (String text : List.of(GOLD, LLD, MOLD)) {
            assertThat(read(text).gap()).contains("9 bytes of constants");
            String whole =
                    text.replaceAll("(?m)^(.*0 +1 +|.*0x0 )empty.o(.*)$", "$1empty.o$2\n$1more.o$2\n$1third.o$2");
            assertThat(read(whole).gap()).isNull();
        }
        assertThat(read(GNU_LD).gap()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "Address  Size Align Out In Symbol\n",
                "x Linker script and memory map\n",
                "Speicherübersicht\n",
                "VMA LMA Size Align Out In Symbols\n"
            })
    void anUnknownFormatIsRefusedWithTheNamesOfTheKnown(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("it is no link map that GNU ld, gold, lld or mold writes");
    }

    @Test
    void pathsMayHoldBracketsColonsAndSpaces() throws Exception {
        LinkMap map = read("""
                             VMA              LMA     Size Align Out     In      Symbol
                          401000           401000       40    16 .text
                          401000           401000       10    16         /a b/lib:(x).a(m (1).o):(.text)
                          401010           401010       10    16         )(:(.text)
                          401020           401020       10    16         ():(.text)
                          401020           401020       10    16         no section
                """);
        assertThat(map.libraries()).extracting(LibraryUsage::name).contains("/a b/lib:(x).a(m ", ")(", "()");
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU_LD, GOLD, LLD, MOLD})
    void damagedMapsGiveSumsThatAreNeverNegative(String text) throws Exception {
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int j = 0; j < 5; j++) {
                damaged.setCharAt(random.nextInt(damaged.length()), " \n0xf().:*[".charAt(random.nextInt(11)));
            }
            damaged.append("          401010           401010 7fffffffffffffff     4         a.o:(.text)\n".repeat(3));
            try {
                LinkMap map = read(damaged.toString());
                assertThat(map.libraries()).allMatch(one -> one.file() >= 0 && one.memory() >= one.file());
                read++;
            } catch (UnusableInputException e) {
                assertThat(e).hasMessageContaining("no link map");
            }
        }
        assertThat(read).isBetween(50, 500);
    }
}
