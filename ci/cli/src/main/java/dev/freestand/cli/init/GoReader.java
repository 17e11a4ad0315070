package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code go.mod}, and finds the folders whose package is {@code main}: that of the module, and {@code cmd/*}. */
final class GoReader implements ManifestReader {

    private static final Pattern MODULE =
            Pattern.compile("^module[ \\t]+\"?([^\\s\"]{1,300})\"?[ \\t]*(?://.*)?$", Pattern.MULTILINE);
    private static final Pattern MAJOR = Pattern.compile("v[0-9]{1,4}");
    private static final Pattern MAIN = Pattern.compile("^package[ \\t]+main\\b", Pattern.MULTILINE);

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        Matcher module = MODULE.matcher(folder.text(manifest));
        if (!module.find()) {
            throw ProjectFolder.refused(manifest, "it has no line 'module NAME'");
        }
        String name = lastName(module.group(1));
        Map<String, String> mains = new LinkedHashMap<>();
        if (isMain(folder, "")) {
            mains.put(name, ".");
        }
        for (String command : folder.names("cmd")) {
            if (isMain(folder, "cmd/" + command)) {
                mains.putIfAbsent(command, "./cmd/" + command);
            }
        }
        ProgramChoice choice = ProgramChoice.of(manifest, List.copyOf(mains.keySet()), name, program);
        String artifact = "target/go/" + choice.name();
        List<String> build = List.of(
                "go", "build", "-trimpath", "-ldflags=-s -w", "-o", artifact, String.valueOf(mains.get(choice.name())));
        PlannedVariant variant = PlannedVariant.of("static", build, artifact)
                .requiring(List.of("go", "version"), "apt-get install golang-go")
                .with(Map.of("CGO_ENABLED", "0"))
                .expecting(Linkage.STATIC, LibcFlavour.NONE, true);
        return new ProjectPlan(Toolchain.GO, manifest, choice.name(), null, List.of(variant), choice.notes());
    }

    /** What {@code go build} names the program: the last part of the module's path that is no version. */
    private static String lastName(String module) {
        String[] parts = module.split("/");
        int last = parts.length - 1;
        return last > 0 && MAJOR.matcher(parts[last]).matches() ? parts[last - 1] : parts[Math.max(0, last)];
    }

    private static boolean isMain(ProjectFolder folder, String path) throws PipelineException {
        String before = path.isEmpty() ? "" : path + "/";
        for (String name : folder.names(path)) {
            if (name.endsWith(".go")
                    && !name.endsWith("_test.go")
                    && folder.has(before + name)
                    && MAIN.matcher(folder.text(before + name)).find()) {
                return true;
            }
        }
        return false;
    }
}
