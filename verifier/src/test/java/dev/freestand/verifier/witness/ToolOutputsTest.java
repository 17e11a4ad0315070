package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tools really print, in the versions named. */
class ToolOutputsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // glibc 2.31 to 2.41
                "dynamic | linux-vdso.so.1 (0x00007ffe)~libc.so.6 => /lib/libc.so.6 (0x00007f5d)~/lib64/ld.so (0x0000)",
                "dynamic | ./a: /lib/libc.so.6: version `GLIBC_2.38' not found (required by ./a)~"
                        + "libc.so.6 => /lib/libc.so.6 (0x00007f5d)",
                "dynamic | libmissing.so => not found~libc.so.6 => /lib/libc.so.6 (0x00007f5d)",
                "static  | statically linked",
                "static  | not a dynamic executable",
                // a musl program shown to glibc's ldd
                "unknown | ./a: error while loading shared libraries: /lib/libc.so: invalid ELF header",
                // a file that is called like an answer
                "unknown | ./not a dynamic executable: error while loading",
                "unknown | statically linked~libc.so.6 => /lib/libc.so.6 (0x00007f5d)",
                "unknown | ''",
            })
    void glibcsLdd(String says, String text) {
        assertThat(LddParser.glibc(text.replace('~', '\n').indent(1)).label()).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // musl 1.2.3
                "dynamic | /lib/ld-musl-x86_64.so.1 (0x7f55)~libc.so => /lib/ld-musl-x86_64.so.1 (0x7f55)",
                "dynamic | /lib/ld-musl-x86_64.so.1 (0x7f55)~"
                        + "Error loading shared library libz.so.1: No such file or directory (needed by ./a)",
                // a static-pie: the loader's own line, which reads like a dynamic file's
                "dynamic | /lib/ld-musl-x86_64.so.1 (0x7f55)",
                "static  | /lib/ld-musl-x86_64.so.1: ./a: Not a valid dynamic program",
                // a glibc static-pie
                "unknown | /lib/ld-musl-x86_64.so.1 (0x7f55)~Error relocating ./a: unsupported relocation type 37",
                "unknown | ''",
            })
    void muslsLdd(String says, String text) {
        assertThat(LddParser.musl(text.replace('~', '\n').indent(1)).label()).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 5.44
                "dynamic | ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, interpreter"
                        + " /lib64/ld-linux-x86-64.so.2, BuildID[sha1]=5bb4, for GNU/Linux 3.2.0, not stripped",
                "static  | ELF 64-bit LSB pie executable, x86-64, version 1 (GNU/Linux), static-pie linked, stripped",
                "static  | ELF 64-bit LSB executable, x86-64, version 1 (SYSV), statically linked, stripped",
                "unknown | ELF 64-bit LSB relocatable, x86-64, version 1 (SYSV), not stripped",
                // 5.32 and older
                "dynamic | ELF 64-bit LSB shared object, x86-64, version 1 (SYSV), dynamically linked"
                        + " (uses shared libs), for GNU/Linux 2.6.32, stripped",
                // an interpreter that is called like an answer
                "unknown | ELF 64-bit LSB executable, dynamically linked, interpreter /a, statically linked, b",
                "unknown | Bourne-Again shell script, statically linked",
                "unknown | cannot open `/a' (No such file or directory)",
            })
    void file(String says, String text) {
        assertThat(FileWitness.says(text).label()).isEqualTo(says);
    }
}
