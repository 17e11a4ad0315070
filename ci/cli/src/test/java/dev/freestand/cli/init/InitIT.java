package dev.freestand.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.freestand.cli.command.CommandResult;
import dev.freestand.cli.project.Project;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.VariantExpectation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder with sources to a proof that passes, as somebody does who has never seen a freestand.yaml. */
class InitIT {

    private static final ObjectMapper YAML = new YAMLMapper();

    /** Leaves a mark where it is run; and does not write the same help each time. */
    private static final String PROGRAM = """
            #include <stdio.h>
            #include <string.h>
            #include <time.h>
            int main(int argc, char **argv) {
                FILE *mark = fopen(MARK, "w");
                if (mark) fclose(mark);
                if (argc > 1 && !strcmp(argv[1], "--help")) {
                    struct timespec now;
                    clock_gettime(CLOCK_MONOTONIC, &now);
                    printf("%ld\\n", now.tv_nsec);
                    return 0;
                }
                if (argc > 1 && !strcmp(argv[1], "--version")) { puts("greet 1.0\\n\\n  by nobody: # at all"); return 4; }
                return 0;
            }
            """;

    @TempDir
    private Path root;

    private CommandResult freestand(String... words) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("--config", root.resolve("freestand.yaml").toString()));
        all.addAll(Arrays.asList(words));
        return CommandResult.run(Duration.ofMinutes(2), all.toArray(new String[0]));
    }

    private void project() throws Exception {
        Files.writeString(root.resolve("greet.c"), PROGRAM);
        Files.writeString(
                root.resolve("Makefile"),
                "greet: greet.c\n\tmusl-gcc -static -s '-DMARK=\"" + root.resolve("mark") + "\"' -o $@ greet.c\n");
    }

    @Test
    void whatIsWrittenIsProvedAtOnce() throws Exception {
        project();
        CommandResult first = freestand("init", root.toString(), "--ci", "github");
        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out())
                .startsWith("make, by Makefile\n")
                .contains("--version       exit 4, standard output:\n                  greet 1.0\n")
                .contains("not recorded: greet: --help: its output differs between runs")
                .contains("wrote " + root + "/freestand.yaml and " + root + "/.github/workflows/freestand.yml; next: ");
        assertThat(root.resolve("mark"))
                .as("the program was run outside of a cell")
                .doesNotExist();

        FreestandConfig config = Project.load(root.resolve("freestand.yaml")).config();
        assertThat(config.variants().get(0).expect())
                .isEqualTo(new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true));
        assertThat(config.behaviours()).extracting(Behaviour::name).containsExactly("version");

        CommandResult proved = freestand("verify", "--engine", "sandbox");
        assertThat(proved.code()).as(proved.toString()).isZero();
        assertThat(proved.out()).contains("greet: PASS");
        assertThat(proved.err()).contains("build greet: make greet").doesNotContain("freestand doctor");

        String written = Files.readString(root.resolve("freestand.yaml"));
        CommandResult again = freestand("init", root.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .isEqualTo("freestand: " + root + "/freestand.yaml already exists and is not overwritten; write"
                        + " another file with --output FILE, or print it with --stdout\n");
        CommandResult other = freestand("init", root.toString(), "--ci", "gitlab");
        assertThat(other.code()).as(other.toString()).isZero();
        assertThat(other.out())
                .isEqualTo("wrote " + root + "/.gitlab/freestand.yml; " + root
                        + "/freestand.yaml stays as it is; next: freestand" + " --config " + root
                        + "/freestand.yaml verify\n");
        assertThat(Files.readString(root.resolve("freestand.yaml"))).isEqualTo(written);
        assertThat(freestand("init", root.toString(), "--ci", "gitlab").code()).isEqualTo(2);
    }

    @Test
    void itIsPrintedOrWrittenUnderAnotherNameOfThatFolder() throws Exception {
        project();
        CommandResult printed = freestand("init", "--no-run", "-o", "-", root.toString());
        assertThat(printed.code()).as(printed.toString()).isZero();
        assertThat(printed.out()).startsWith("# yaml-language-server: $schema=freestand.schema.json\n");
        assertThat(printed.err()).startsWith("make, by Makefile\n");
        assertThat(freestand("init", "--no-run", "--stdout", root.toString()).out())
                .isEqualTo(printed.out());
        try (var files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsOnly("greet.c", "Makefile");
        }
        assertThat(freestand("init", "--no-run", "-o", "other.yaml", root.toString())
                        .code())
                .isZero();
        assertThat(root.resolve("other.yaml")).hasContent(printed.out());
        CommandResult elsewhere = freestand("init", "--no-run", "-o", "/nowhere.yaml", root.toString());
        assertThat(elsewhere.code()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("expected a file in " + root);
        // What already exists is not followed either.
        Files.createSymbolicLink(root.resolve("freestand.yaml"), Path.of("nowhere"));
        assertThat(freestand("init", "--no-run", root.toString()).code()).isEqualTo(2);
        assertThat(root.resolve("nowhere")).doesNotExist();
    }

    @Test
    void filesForServicesAreYaml() throws Exception {
        for (PipelineFile file : Set.of(PipelineFile.GITHUB, PipelineFile.GITLAB)) {
            assertThat(YAML.readTree(file.text()).isObject()).isTrue();
        }
        assertThat(YAML.readTree(PipelineFile.GITHUB.text())
                        .at("/jobs/verify/steps")
                        .findValuesAsText("run"))
                .contains("freestand verify --engine sandbox");
        assertThat(YAML.readTree(PipelineFile.GITLAB.text())
                        .at("/freestand/artifacts/reports/junit")
                        .asText())
                .isEqualTo("target/freestand/junit.xml");
        for (PipelineFile file : PipelineFile.values()) {
            assertThat(file.text())
                    .contains("FREESTAND_URL", "FREESTAND_SHA256", "verify")
                    .doesNotContain("${project");
        }
    }

    @Test
    void anInconclusiveRunPointsToTheDoctorOnce() throws Exception {
        Files.copy(Path.of("/bin/true"), root.resolve("greet"));
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                variants: [ { name: only, artifact: greet } ]
                behaviours: []
                environments: { include: [ debian-12 ] }
                """);
        CommandResult text = freestand("verify", "--engine", "sandbox");
        assertThat(text.code()).as(text.toString()).isEqualTo(3);
        assertThat(text.err())
                .containsOnlyOnce("freestand doctor")
                .endsWith("freestand doctor lists what is missing on this machine and how to install it\n");
        CommandResult json = freestand("--format", "json", "verify", "--engine", "sandbox");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.out() + json.err()).doesNotContain("freestand doctor");
    }

    @Test
    void theMachineThatTestsHasWhatIsNeeded() throws Exception {
        CommandResult result = CommandResult.run(Duration.ofMinutes(1), "doctor", "--registry", "127.0.0.1:1");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out())
                .startsWith("PASS  everything that freestand verify needs is available")
                .contains("  127.0.0.1:1 ")
                .contains("prepared: scratch");
        CommandResult wrong = CommandResult.run(Duration.ofMinutes(1), "doctor", "--registry", "a b");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("freestand: --registry is 'a b', expected HOST or HOST:PORT\n");
    }
}
