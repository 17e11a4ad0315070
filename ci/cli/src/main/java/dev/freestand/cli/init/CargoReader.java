package dev.freestand.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.process.HostMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code Cargo.toml}, of a package or a workspace, as Cargo's book describes it ("The Manifest Format"). */
final class CargoReader implements ManifestReader {

    private static final int DEPTH = 50;
    private static final String MAIN = "src/main.rs";
    private static final String CONFIG = ".cargo/config.toml";
    private static final String GNU = HostMachine.CURRENT.kernelName() + "-unknown-linux-gnu";
    private static final String MUSL = HostMachine.CURRENT.kernelName() + "-unknown-linux-musl";

    private static final ObjectMapper TOML = TomlMapper.builder(TomlFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .build();

    /**
     * A package.
     *
     * @param folder relative to the project's, empty for that itself
     */
    private record Crate(String folder, JsonNode manifest) {

        String path(String name) {
            return folder.isEmpty() ? name : folder + "/" + name;
        }
    }

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        JsonNode root = toml(folder, manifest);
        List<Crate> crates = crates(folder, manifest, root);
        Map<String, Crate> programs = new LinkedHashMap<>();
        for (Crate crate : crates) {
            for (String name : programs(folder, crate)) {
                programs.putIfAbsent(name, crate);
            }
        }
        String usual =
                root.at("/package/default-run").asText(root.at("/package/name").asText(""));
        ProgramChoice choice = ProgramChoice.of(manifest, List.copyOf(programs.keySet()), usual, program);
        Crate crate = Objects.requireNonNull(programs.get(choice.name()));
        JsonNode strip = root.at("/profile/release/strip");
        boolean stripped =
                strip.isBoolean() ? strip.asBoolean() : strip.asText().equals("symbols");
        return new ProjectPlan(
                Toolchain.CARGO,
                manifest,
                choice.name(),
                version(crate, root),
                variants(folder, choice.name(), programs.size() > 1, stripped),
                choice.notes());
    }

    private static JsonNode toml(ProjectFolder folder, String name) throws PipelineException {
        try {
            JsonNode read = TOML.readTree(folder.text(name));
            return read == null ? TOML.createObjectNode() : read;
        } catch (JsonProcessingException e) {
            throw ProjectFolder.refused(name, "it is not valid TOML: " + e.getOriginalMessage());
        }
    }

    /** The package of the folder itself, and those of its workspace. */
    private static List<Crate> crates(ProjectFolder folder, String manifest, JsonNode root) throws PipelineException {
        List<Crate> crates = new ArrayList<>();
        if (root.has("package")) {
            crates.add(new Crate("", root));
        }
        Set<String> excluded = new LinkedHashSet<>();
        root.at("/workspace/exclude").forEach(name -> excluded.add(name.asText()));
        for (JsonNode member : root.at("/workspace/members")) {
            for (String path : folder.folders(member.asText(), manifest)) {
                String file = path + "/Cargo.toml";
                if (!excluded.contains(path) && folder.has(file)) {
                    crates.add(new Crate(path, toml(folder, file)));
                }
            }
        }
        return crates;
    }

    /** Targets that are named, and those that Cargo finds by itself ("Target auto-discovery"). */
    private static List<String> programs(ProjectFolder folder, Crate crate) throws PipelineException {
        JsonNode manifest = crate.manifest();
        Set<String> names = new LinkedHashSet<>();
        boolean mainNamed = false;
        for (JsonNode bin : manifest.path("bin")) {
            names.add(bin.path("name").asText());
            mainNamed |= bin.path("path").asText().equals(MAIN);
        }
        if (manifest.at("/package/autobins").asBoolean(true)) {
            if (folder.has(crate.path(MAIN)) && !mainNamed) {
                names.add(manifest.at("/package/name").asText());
            }
            String more = crate.path("src/bin");
            for (String entry : folder.names(more)) {
                if (entry.endsWith(".rs") && folder.has(more + "/" + entry)) {
                    names.add(entry.substring(0, entry.length() - ".rs".length()));
                } else if (folder.has(more + "/" + entry + "/main.rs")) {
                    names.add(entry);
                }
            }
        }
        return List.copyOf(names);
    }

    private static @Nullable String version(Crate crate, JsonNode root) {
        JsonNode own = crate.manifest().at("/package/version");
        String text = own.isTextual()
                ? own.asText()
                : root.at("/workspace/package/version").asText("");
        return text.isEmpty() ? null : text;
    }

    private static List<PlannedVariant> variants(
            ProjectFolder folder, String program, boolean several, boolean stripped) throws PipelineException {
        String target = "target";
        String usual = "";
        if (folder.has(CONFIG)) {
            JsonNode config = toml(folder, CONFIG);
            target = config.at("/build/target-dir").asText(target);
            folder.checkBelow(target, CONFIG, "target-dir");
            usual = config.at("/build/target").isTextual()
                    ? config.at("/build/target").asText()
                    : "";
            if (!usual.isEmpty()) {
                ProjectFolder.plain(usual, CONFIG);
            }
        }
        List<String> command = new ArrayList<>(List.of("cargo", "build", "--release"));
        if (several) {
            command.addAll(List.of("--bin", program));
        }
        String end = "/release/" + program;
        return List.of(
                variant("dynamic", command, target + (usual.isEmpty() ? "" : "/" + usual) + end)
                        .expecting(
                                usual.isEmpty() || usual.equals(GNU) ? Linkage.DYNAMIC : null,
                                usual.isEmpty() || usual.equals(GNU) ? LibcFlavour.GLIBC : null,
                                stripped),
                variant("musl-static", targeted(command, MUSL), target + "/" + MUSL + end)
                        .expecting(Linkage.STATIC, LibcFlavour.MUSL, stripped)
                        .hinting("rustup target add " + MUSL),
                variant("glibc-static", targeted(command, GNU), target + "/" + GNU + end)
                        .with(Map.of("RUSTFLAGS", "-C target-feature=+crt-static"))
                        .expecting(Linkage.STATIC, LibcFlavour.GLIBC, stripped));
    }

    private static PlannedVariant variant(String name, List<String> command, String artifact) {
        return PlannedVariant.of(name, command, artifact)
                .requiring(List.of("cargo", "--version"), "apt-get install cargo");
    }

    private static List<String> targeted(List<String> command, String triple) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--target", triple));
        return all;
    }
}
