package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static glibc programs, as gcc makes them: an ordinary one passes the strictest word on static files, one with NSS none. */
class StaticGlibcIT {

    private static final String STATIC = "policy: { profile: static }";
    private static final String LOOKS_UP = """
            #include <pwd.h>
            #include <stdio.h>
            int main(int argc, char **argv) { puts(argc > 9 && getpwuid(0) ? argv[0] : "hello"); return 0; }
            """;

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    private ProcessResult verify(String program, String policy) throws IOException {
        Files.writeString(root.resolve("greet.c"), program);
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                variants:
                  - name: static
                    build: [ sh, -ec, "gcc -static -w -o greet.debug greet.c; strip -o greet greet.debug" ]
                    artifact: greet
                    expect: { linkage: static, libc: glibc, stripped: true }
                behaviours: [ { name: greets, stdout: "hello\\n" } ]
                environments: { include: [scratch] }
                %s
                """.formatted(policy));
        return project.inside("verify", "--engine", "sandbox");
    }

    @Test
    void anOrdinaryOnePassesTheProfileForStaticFiles() throws IOException {
        ProcessResult result = verify("#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n", STATIC);
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("greet: PASS with ", "policy.profile: strict makes each a failure");
        assertThat(Files.readString(root.resolve("target/freestand/proof.json")))
                .contains("start-up code asks by itself for /proc/self/exe");
    }

    @Test
    void nameServicesFailWithoutAnyPolicyAndCanBeWaived() throws IOException {
        ProcessResult result = verify(LOOKS_UP, "");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.out())
                .containsOnlyOnce("FAIL  FS301 static: nss: symbol getpwuid")
                .containsOnlyOnce("WARN  FS307 static: passwd: symbol getpwuid")
                .contains("greet: FAIL with ");
        result = verify(
                LOOKS_UP, "policy: { waivers: [ { rule: FS301, reason: \"our image alone\", until: 2999-12-31 } ] }");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("greet: PASS with ");
    }
}
