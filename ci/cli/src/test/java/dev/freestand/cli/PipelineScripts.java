package dev.freestand.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files for CI services, and the shell in them. */
final class PipelineScripts {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static final Path INIT = ROOT.resolve("ci/cli/src/main/resources/dev/freestand/cli/init");
    static final Path PIPELINES = ROOT.resolve("ci/pipelines");
    static final Path ACTION = ROOT.resolve("ci/action");
    static final Path OWN = ROOT.resolve(".github/workflows/ci.yml");

    static final List<Path> WORKFLOWS = List.of(PIPELINES.resolve("github.yml"), OWN, INIT.resolve("github.yml"));
    static final List<Path> GITLAB = List.of(PIPELINES.resolve("gitlab-ci.yml"), INIT.resolve("gitlab.yml"));
    static final List<Path> JENKINS = List.of(PIPELINES.resolve("Jenkinsfile"), INIT.resolve("Jenkinsfile"));
    static final Path KUBERNETES = PIPELINES.resolve("kubernetes.yaml");

    private static final ObjectMapper YAML = new YAMLMapper();

    /** {@code sh '''...'''} and {@code sh '...'}. */
    private static final Pattern GROOVY_SHELL =
            Pattern.compile("\\bsh '(?:''(.*?)''|([^'\\n][^\\n]*))'\\n", Pattern.DOTALL);

    private PipelineScripts() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        List<JsonNode> documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalStateException(file + " has " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    static List<JsonNode> documents(Path file) {
        try {
            return YAML.readerFor(JsonNode.class)
                    .<JsonNode>readValues(text(file))
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Every piece of shell, by the place that it is from. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Path file : WORKFLOWS) {
            yaml(file)
                    .get("jobs")
                    .properties()
                    .forEach(job -> steps(job.getValue().get("steps"))
                            .forEach((step, text) -> all.put(file + " " + job.getKey() + " " + step, text)));
        }
        steps(yaml(ACTION.resolve("action.yml")).at("/runs/steps"))
                .forEach((step, text) -> all.put(ACTION + " " + step, text));
        for (Path file : GITLAB) {
            yaml(file).properties().forEach(job -> {
                for (String part : List.of("before_script", "script")) {
                    JsonNode lines = job.getValue().path(part);
                    if (lines.isArray()) {
                        all.put(file + " " + job.getKey() + " " + part, joined(lines));
                    }
                }
            });
        }
        for (Path file : JENKINS) {
            Matcher shell = GROOVY_SHELL.matcher(text(file));
            while (shell.find()) {
                String text =
                        shell.group(1) == null ? shell.group(2) : shell.group(1).replace("\\\\", "\\");
                all.put(file + " at " + shell.start(), text);
            }
        }
        for (JsonNode document : documents(KUBERNETES)) {
            for (JsonNode container : document.at("/spec/template/spec/containers")) {
                all.put(
                        KUBERNETES + " " + container.get("name").asText(),
                        container.at("/args/0").asText());
            }
        }
        return all;
    }

    private static Map<String, String> steps(JsonNode steps) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).has("run")) {
                all.put("step " + i, steps.get(i).get("run").asText());
            }
        }
        return all;
    }

    static String joined(JsonNode lines) {
        return String.join(
                "\n",
                Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                        .map(i -> lines.get(i).asText())
                        .toList());
    }

    static List<Path> actionScripts() throws IOException {
        try (Stream<Path> files = Files.list(ACTION)) {
            return files.filter(file -> file.toString().endsWith(".sh"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The commands of a shell text as words, without quotes; a variable stands as {@code 1}, and a redirection ends its command.
     * What only a whole shell understands is not: here-documents, and commands within words.
     */
    static List<List<String>> commands(String shell) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String text = shell.replace("\\\n", " ").replaceAll("(?m)(^|\\s)#.*$", "");
        Matcher token = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s\"'|&;<>()])+|[|&;<>()\\n]")
                .matcher(text);
        boolean redirected = false;
        while (token.find()) {
            String word = token.group();
            if (word.matches("[|&;()\\n]")) {
                commands.add(words);
                words = new ArrayList<>();
                redirected = false;
            } else if (word.matches("[<>]")) {
                redirected = true;
            } else if (!redirected) {
                words.add(word.replaceAll("\\$(\\w+|\\{[^}]*\\}|\\?)", "1").replaceAll("[\"']", ""));
            }
        }
        commands.add(words);
        return commands.stream().filter(command -> !command.isEmpty()).toList();
    }
}
