package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.cli.command.CommandModel;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

/**
 * The files for CI services: each is complete, and uses only options that freestand has. One class, because the checks are the
 * same for every service, and each service reads the same steps in another syntax.
 */
class PipelinesTest {

    /** Major versions that are known to exist, or a whole commit id; the place of Freestand itself is for the user to fill in. */
    private static final Pattern USES =
            Pattern.compile("[\\w.-]+/[\\w.-]+(/[\\w.-]+)*@(v[0-9]+|[0-9a-f]{40})|OWNER/freestand/ci/action@REVISION");

    private static final Pattern SHARD = Pattern.compile("(\\d+)/(\\d+)");

    static List<Path> workflows() {
        return PipelineScripts.WORKFLOWS;
    }

    static List<Path> gitlab() {
        return PipelineScripts.GITLAB;
    }

    static List<Path> jenkins() {
        return PipelineScripts.JENKINS;
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() || node.isObject()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }

    private static List<String> texts(JsonNode node) {
        return elements(node).map(JsonNode::asText).toList();
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    // Command lines

    @Test
    void everyCommandLineIsOneOfFreestand() {
        List<List<String>> lines = new ArrayList<>();
        PipelineScripts.all().forEach((place, shell) -> {
            for (List<String> command : PipelineScripts.commands(shell)) {
                if (command.get(0).equals("freestand") || command.get(0).endsWith("bin/freestand")) {
                    List<String> words = command.subList(1, command.size());
                    lines.add(words);
                    assertThatCode(() -> CommandModel.parse(words.toArray(new String[0])))
                            .as(place + ": freestand " + String.join(" ", words))
                            .doesNotThrowAnyException();
                }
            }
        });
        assertThat(lines).hasSizeGreaterThanOrEqualTo(15);
        assertThat(lines.stream().flatMap(List::stream))
                .contains("verify", "merge", "build", "ship", "doctor", "--shard", "--no-build", "--output");
    }

    @Test
    void whatTheActionPutsTogetherIsACommandLine() {
        String script = PipelineScripts.text(PipelineScripts.ACTION.resolve("verify.sh"));
        Matcher begin = Pattern.compile("(?m)^words=\\((.*)\\)$").matcher(script);
        assertThat(begin.find()).isTrue();
        Matcher more = Pattern.compile("words\\+=\\((.*)\\)").matcher(script);
        List<String> options = new ArrayList<>();
        while (more.find()) {
            String option = more.group(1).replace("$FREESTAND_SHARD", "1/2");
            options.add(option.split(" ", 2)[0]);
            List<String> words =
                    PipelineScripts.commands(begin.group(1) + " " + option).get(0);
            // A variable stands as 1, which is no engine.
            String[] line = words.stream()
                    .map(word -> word.startsWith("1:-") ? "auto" : word)
                    .toArray(String[]::new);
            line[List.of(line).indexOf("--engine") + 1] = "auto";
            CommandModel.parse(line);
        }
        assertThat(options).containsExactly("--shard", "--baseline", "--no-build");
    }

    @Test
    void aCommandLineOfAnotherVersionWouldBeFound() {
        assertThatThrownBy(() -> CommandModel.parse("verify", "--shards", "1/2"))
                .isInstanceOf(ParameterException.class);
        assertThat(PipelineScripts.commands("a 'b c' \"$X/$Y\" >d e | f && x/bin/freestand g \\\n h # i\n(j)"))
                .containsExactly(
                        List.of("a", "b c", "1/1"), List.of("f"), List.of("x/bin/freestand", "g", "h"), List.of("j"));
    }

    @Test
    void reportsThatArePublishedAreWritten() {
        ProofOrigin origin = new ProofOrigin("greet", null, null, "0".repeat(64), "2026-01-01T00:00:00Z", Map.of());
        Set<String> written = new HashSet<>(ReportWriter.of(Proof.of(origin, List.of(), List.of(), List.of()))
                .keySet());
        written.add(ReportWriter.PROOF);
        written.add("gl-code-quality-report.json");
        Pattern report = Pattern.compile("target/freestand/([\\w-]+\\.\\w+)");
        Set<String> published = new TreeSet<>();
        for (List<Path> files : List.of(workflows(), gitlab(), jenkins())) {
            for (Path file : files) {
                report.matcher(PipelineScripts.text(file)).results().forEach(found -> published.add(found.group(1)));
            }
        }
        assertThat(published).contains("junit.xml", "results.sarif").isSubsetOf(written);
    }

    /** One machine or many: Freestand is brought alike, and by its digest. */
    @Test
    void everyServiceChecksTheArchive() {
        List<Path> files = new ArrayList<>(gitlab());
        files.addAll(jenkins());
        files.add(PipelineScripts.INIT.resolve("github.yml"));
        files.add(PipelineScripts.ACTION.resolve("obtain.sh"));
        for (Path file : files) {
            assertThat(PipelineScripts.text(file))
                    .as(file.toString())
                    .containsPattern("curl .*--proto '=https'.*\"\\$(FREESTAND_URL|url)\"")
                    .containsPattern("sha256sum --check --strict")
                    .containsPattern("tar -xzf .* --strip-components=1")
                    .contains("bin");
        }
    }

    // GitHub

    @ParameterizedTest
    @MethodSource("workflows")
    void aWorkflowHasJobsWithStepsAndFewRights(Path file) {
        JsonNode workflow = PipelineScripts.yaml(file);
        assertThat(keys(workflow)).contains("name", "on", "permissions", "jobs");
        assertThat(workflow.at("/permissions/contents").asText()).isEqualTo("read");
        JsonNode jobs = workflow.get("jobs");
        assertThat(jobs).isNotEmpty();
        jobs.properties().forEach(entry -> {
            JsonNode job = entry.getValue();
            assertThat(keys(job))
                    .as(entry.getKey())
                    .contains("runs-on", "timeout-minutes", "steps")
                    .isSubsetOf(
                            "needs",
                            "if",
                            "runs-on",
                            "container",
                            "timeout-minutes",
                            "strategy",
                            "permissions",
                            "steps");
            assertThat(job.get("runs-on").asText()).isIn("ubuntu-24.04", "ubuntu-24.04-arm");
            assertThat(keys(jobs)).containsAll(texts(job.path("needs")));
            assertThat(job.get("steps")).isNotEmpty();
            job.get("steps").forEach(step -> step(entry.getKey(), step));
        });
        String text = PipelineScripts.text(file);
        assertThat(text).doesNotContain("write-all", "pull_request_target", "secrets.");
        assertThat(text.split("uses: actions/checkout@v4\n", -1))
                .hasSameSizeAs(text.split("persist-credentials: false", -1));
    }

    private static void step(String job, JsonNode step) {
        assertThat(step.has("run") ^ step.has("uses")).as(job + ": " + step).isTrue();
        assertThat(keys(step)).isSubsetOf("name", "id", "if", "env", "with", "run", "uses", "shell");
        if (step.has("uses")) {
            assertThat(step.get("uses").asText()).matches(USES);
        } else {
            // Text of others would be a part of the program.
            assertThat(step.get("run").asText()).as(job).isNotBlank().doesNotContain("${{");
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatAJobTakesAnotherLeft(Path file) {
        Set<String> left = new HashSet<>();
        List<String> taken = new ArrayList<>();
        for (JsonNode job : PipelineScripts.yaml(file).get("jobs")) {
            for (JsonNode step : job.get("steps")) {
                JsonNode with = step.path("with");
                if (step.path("uses").asText().startsWith("actions/upload-artifact@")) {
                    left.add(with.get("name").asText().replaceFirst("\\$\\{\\{.*", "*"));
                    assertThat(with.get("if-no-files-found").asText()).isIn("error", "ignore");
                } else if (step.path("uses").asText().startsWith("actions/download-artifact@")) {
                    taken.add(
                            with.has("name")
                                    ? with.get("name").asText()
                                    : with.get("pattern").asText());
                }
            }
        }
        assertThat(left).isNotEmpty().containsAll(taken);
    }

    @Test
    void theMatrixHasEveryPartOnce() {
        JsonNode jobs = PipelineScripts.yaml(PipelineScripts.PIPELINES.resolve("github.yml"))
                .get("jobs");
        List<String> shards = texts(jobs.at("/verify/strategy/matrix/shard"));
        assertThat(shards).hasSizeGreaterThan(1).doesNotHaveDuplicates().allSatisfy(shard -> {
            Matcher part = SHARD.matcher(shard);
            assertThat(part.matches()).isTrue();
            assertThat(Integer.parseInt(part.group(2))).isEqualTo(shards.size());
            assertThat(Integer.parseInt(part.group(1))).isBetween(1, shards.size());
        });
        assertThat(jobs.at("/verify/strategy/fail-fast").asBoolean(true)).isFalse();
        assertThat(texts(jobs.at("/merge/needs"))).contains("verify");
    }

    @Test
    void theActionIsWholeAndUsedWithItsInputs() throws IOException {
        JsonNode action = PipelineScripts.yaml(PipelineScripts.ACTION.resolve("action.yml"));
        assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
        String text = PipelineScripts.text(PipelineScripts.ACTION.resolve("action.yml"));
        Set<String> scripts = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode step : action.at("/runs/steps")) {
            step("action", step);
            assertThat(step.get("shell").asText()).isEqualTo("bash");
            ids.add(step.path("id").asText());
            Matcher script = Pattern.compile("\\$GITHUB_ACTION_PATH/([\\w.-]+)")
                    .matcher(step.get("run").asText());
            if (script.find()) {
                scripts.add(script.group(1));
                String program = PipelineScripts.text(PipelineScripts.ACTION.resolve(script.group(1)));
                assertThat(keys(step.get("env")))
                        .allSatisfy(name -> assertThat(program)
                                .as(script.group(1) + " reads " + name)
                                .containsPattern("\\$\\{?" + name + "\\b"));
            }
        }
        assertThat(scripts)
                .containsExactlyInAnyOrderElementsOf(PipelineScripts.actionScripts().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
        action.get("inputs").properties().forEach(input -> {
            assertThat(text).contains("inputs." + input.getKey());
            assertThat(input.getValue().path("description").asText()).isNotBlank();
            assertThat(input.getValue().has("default")
                            ^ input.getValue().path("required").asBoolean())
                    .as(input.getKey())
                    .isTrue();
        });
        action.get("outputs").properties().forEach(output -> {
            Matcher value = Pattern.compile("\\$\\{\\{ steps\\.(\\w+)\\.outputs\\.(\\w+) }}")
                    .matcher(output.getValue().get("value").asText());
            assertThat(value.matches()).isTrue();
            assertThat(ids).contains(value.group(1));
            assertThat(PipelineScripts.text(PipelineScripts.ACTION.resolve("verify.sh")))
                    .contains(value.group(2) + "=%s");
        });
        int used = 0;
        for (Path file : workflows()) {
            for (JsonNode job : PipelineScripts.yaml(file).get("jobs")) {
                for (JsonNode step : job.get("steps")) {
                    if (step.path("uses").asText().contains("ci/action@")) {
                        used++;
                        assertThat(keys(step.get("with"))).contains("sha256").isSubsetOf(keys(action.get("inputs")));
                    }
                }
            }
        }
        assertThat(used).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatTheOwnWorkflowCallsIsThere() {
        Set<String> called = new TreeSet<>();
        for (JsonNode job : PipelineScripts.yaml(PipelineScripts.OWN).get("jobs")) {
            for (JsonNode step : job.get("steps")) {
                for (List<String> command :
                        PipelineScripts.commands(step.path("run").asText())) {
                    command.stream()
                            .filter(word -> word.startsWith("ci/") && !word.contains("/target/"))
                            .forEach(called::add);
                }
            }
        }
        assertThat(called)
                .contains("ci/test", "ci/verify")
                .allSatisfy(
                        file -> assertThat(PipelineScripts.ROOT.resolve(file)).isExecutable());
    }

    // GitLab

    @ParameterizedTest
    @MethodSource("gitlab")
    void gitlabJobsKnowTheirStagesAndEachOther(Path file) {
        JsonNode pipeline = PipelineScripts.yaml(file);
        List<String> stages = pipeline.has("stages") ? texts(pipeline.get("stages")) : List.of("test");
        Set<String> names = keys(pipeline);
        int jobs = 0;
        for (String name : names) {
            JsonNode job = pipeline.get(name);
            if (Set.of("stages", "variables").contains(name)) {
                continue;
            }
            assertThat(keys(job))
                    .as(name)
                    .isSubsetOf(
                            "extends",
                            "stage",
                            "image",
                            "timeout",
                            "needs",
                            "parallel",
                            "when",
                            "before_script",
                            "script",
                            "artifacts");
            assertThat(names).containsAll(texts(job.path("needs"))).containsAll(texts(job.path("extends")));
            if (!name.startsWith(".")) {
                jobs++;
                assertThat(stages).contains(job.get("stage").asText());
                assertThat(job.get("script")).isNotEmpty();
                boolean parts = PipelineScripts.joined(job.get("script")).contains("$CI_NODE_INDEX/$CI_NODE_TOTAL");
                assertThat(job.has("parallel")).as(name).isEqualTo(parts);
                assertThat(keys(job.at("/artifacts/reports"))).isSubsetOf("junit", "codequality");
            }
        }
        assertThat(jobs).isPositive();
    }

    // Jenkins

    @ParameterizedTest
    @MethodSource("jenkins")
    void aJenkinsfileIsBalancedAndHasShell(Path file) {
        String code = PipelineScripts.text(file)
                .replaceAll("(?s)'''.*?'''", "")
                .replaceAll("'[^'\n]*'|\"[^\"\n]*\"", "")
                .replaceAll("(?m)//.*$", "");
        for (String pair : List.of("{}", "()", "[]")) {
            assertThat(code.chars().filter(c -> c == pair.charAt(0)).count())
                    .as(pair)
                    .isEqualTo(code.chars().filter(c -> c == pair.charAt(1)).count());
        }
        assertThat(code).contains("pipeline {", "stages {", "junit ").doesNotContain("'", "\"");
        long shells = Pattern.compile("\\bsh '")
                .matcher(PipelineScripts.text(file))
                .results()
                .count();
        assertThat(PipelineScripts.all().keySet().stream().filter(place -> place.startsWith(file + " at ")))
                .hasSize((int) shells)
                .isNotEmpty();
    }

    @Test
    void jenkinsTakesEveryPart() {
        String text = PipelineScripts.text(PipelineScripts.PIPELINES.resolve("Jenkinsfile"));
        Matcher values = Pattern.compile("values ((?:'\\d+'(?:, )?)+)").matcher(text);
        Matcher count = Pattern.compile("SHARDS = '(\\d+)'").matcher(text);
        assertThat(values.find() && count.find()).isTrue();
        List<String> parts = List.of(values.group(1).replace("'", "").split(", "));
        assertThat(parts).hasSize(Integer.parseInt(count.group(1)));
        assertThat(Pattern.compile("unstash 'part-(\\d+)'")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(parts);
    }

    // Kubernetes

    @Test
    void theJobsOfKubernetesFitTogether() {
        List<JsonNode> documents = PipelineScripts.documents(PipelineScripts.KUBERNETES);
        assertThat(documents)
                .extracting(one -> one.get("kind").asText())
                .containsExactly("PersistentVolumeClaim", "Job", "Job");
        JsonNode parts = documents.get(1).get("spec");
        assertThat(parts.get("completionMode").asText()).isEqualTo("Indexed");
        JsonNode verify = parts.at("/template/spec/containers/0");
        assertThat(verify.at("/env/0/name").asText()).isEqualTo("SHARDS");
        assertThat(verify.at("/env/0/value").asText())
                .isEqualTo(parts.get("completions").asText());
        Set<String> images = new HashSet<>();
        for (JsonNode job : documents.subList(1, 3)) {
            JsonNode pod = job.at("/spec/template/spec");
            assertThat(pod.get("restartPolicy").asText()).isEqualTo("Never");
            assertThat(job.at("/spec/backoffLimit").asInt(-1)).isZero();
            assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
            JsonNode container = pod.at("/containers/0");
            images.add(container.get("image").asText());
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(elements(container.get("volumeMounts"))
                            .map(mount -> mount.get("name").asText()))
                    .containsExactlyElementsOf(elements(pod.get("volumes"))
                            .map(volume -> volume.get("name").asText())
                            .toList());
            assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asText())
                    .isEqualTo(documents.get(0).at("/metadata/name").asText());
            assertThat(job.at("/spec/template/metadata/labels")).isEqualTo(job.at("/metadata/labels"));
        }
        assertThat(images).hasSize(1);
    }

    @Test
    void theReadmeNamesEveryFile() throws IOException {
        String readme = PipelineScripts.text(PipelineScripts.PIPELINES.resolve("README.md"));
        try (Stream<Path> files = Files.list(PipelineScripts.PIPELINES)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("README.md"))
                    .toList();
            assertThat(names).hasSize(4).allSatisfy(name -> assertThat(readme).contains(name));
        }
    }
}
