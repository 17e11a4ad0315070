package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.facts.Relro;
import dev.freestand.verifier.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real compilers' options leave in a file. */
class FloorsAndHardeningIT {

    private static final String PROGRAM = """
            #include <stdio.h>
            #include <string.h>
            int main(int argc, char **argv) {
                char text[16]; strcpy(text, argv[0]); printf("%s%d", text, argc); return 0; }
            """;

    @TempDir
    private Path folder;

    private FileReport compile(String... options) throws IOException {
        Path source = Files.writeString(folder.resolve("program.c"), PROGRAM);
        List<String> argv = new ArrayList<>(
                List.of("gcc", "-w", "-o", folder.resolve("program").toString(), source.toString()));
        argv.addAll(List.of(options));
        Fixtures.run(argv.toArray(String[]::new));
        return Inspector.withoutWitnesses().inspect(folder.resolve("program"));
    }

    private static String since(FileReport report, String distribution) {
        return report.floors().runsOn().stream()
                .filter(one -> one.distribution().equals(distribution))
                .map(ReleaseSupport::since)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSymbolThatSetsTheFloorIsNamed() {
        for (String name : List.of("dynamic-pie", "dynamic-pie-stripped", "dynamic-pie-without-sections", "dynamic")) {
            FileReport report = Inspector.withoutWitnesses().inspect(Fixtures.of(name));

            assertThat(report.floors().causes())
                    .as(name)
                    .containsExactly(new FloorCause("GLIBC", "2.34", "libc.so.6", List.of("__libc_start_main"), 0));
            assertThat(since(report, "Debian")).isEqualTo("12");
            assertThat(report.floors().cpu()).contains("x86-64-v1", "does not prove");
            assertThat(report.floors().kernel()).contains("3.2.0");
        }
    }

    @Test
    void whatOnlyOneBuildOfGlibcHasIsNamed() {
        FileReport resolver = Inspector.withoutWitnesses().inspect(Path.of("/lib/x86_64-linux-gnu/libresolv.so.2"));

        assertThat(resolver.error()).isNull();
        assertThat(resolver.floors().causes())
                .anyMatch(cause -> cause.prefix().equals("GLIBC_PRIVATE")
                        && !cause.symbols().isEmpty());
    }

    @Test
    void theCompilersChecksAreSeenInADynamicFile() throws IOException {
        FileReport hard = compile(
                "-O2", "-D_FORTIFY_SOURCE=2", "-fstack-protector-all", "-fcf-protection=none", "-Wl,-z,relro,-z,now");
        assertThat(hard.hardening().canary()).isEqualTo(Protection.YES);
        assertThat(hard.hardening().fortify()).isEqualTo(Protection.YES);
        assertThat(hard.hardening().fortified()).isEqualTo(2);
        assertThat(hard.hardening().fortifiable()).isZero();
        assertThat(hard.hardening().separateCode()).isTrue();
        assertThat(hard.hardening().branchProtection()).isEmpty();

        FileReport soft =
                compile("-O0", "-fno-stack-protector", "-Wl,-z,noseparate-code,-z,norelro", "-Wl,-rpath,/tmp/lib::lib");
        assertThat(soft.hardening().canary()).isEqualTo(Protection.NO);
        assertThat(soft.hardening().fortify()).isEqualTo(Protection.NO);
        assertThat(soft.hardening().separateCode()).isFalse();
        assertThat(soft.hardening().relro()).isEqualTo(Relro.NONE);
        assertThat(soft.hardening().unsafePaths()).hasSize(3);
    }

    @Test
    void aStaticFileShowsNothingOfTheCompilersChecks() {
        FileReport report = Inspector.withoutWitnesses().inspect(Fixtures.of("glibc-static"));

        assertThat(report.hardening().canary()).isEqualTo(Protection.UNKNOWN);
        assertThat(report.hardening().fortify()).isEqualTo(Protection.UNKNOWN);
        assertThat(report.floors().causes()).isEmpty();
        assertThat(since(report, "RHEL family")).isEqualTo("7");
    }
}
