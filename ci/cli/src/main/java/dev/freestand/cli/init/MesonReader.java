package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code meson.build}: the project's name and version, and the executables that it makes itself. */
final class MesonReader implements ManifestReader {

    private static final Pattern PROJECT = Pattern.compile("\\bproject\\s*\\(\\s*'([^'\\n]{1,100})'([^)]{0,1000})\\)");
    private static final Pattern VERSION = Pattern.compile("\\bversion\\s*:\\s*'([^'\\n]{1,50})'");
    private static final Pattern EXECUTABLE = Pattern.compile("\\bexecutable\\s*\\(\\s*'([^'\\n]{1,100})'");
    private static final Pattern COMMENT = Pattern.compile("(?m)#.*$");

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        String text = COMMENT.matcher(folder.text(manifest)).replaceAll("");
        Matcher project = PROJECT.matcher(text);
        boolean named = project.find();
        List<String> programs = new ArrayList<>();
        Matcher executable = EXECUTABLE.matcher(text);
        while (executable.find()) {
            programs.add(executable.group(1));
        }
        ProgramChoice choice = ProgramChoice.of(manifest, programs, named ? project.group(1) : "", program);
        Matcher version = VERSION.matcher(named ? project.group(2) : "");
        return new ProjectPlan(
                Toolchain.MESON,
                manifest,
                choice.name(),
                version.find() ? version.group(1) : null,
                List.of(
                        variant("dynamic", "", choice.name()).expecting(Linkage.DYNAMIC, null, false),
                        variant(
                                        "glibc-static",
                                        " -Dprefer_static=true -Dc_link_args=-static -Dcpp_link_args=-static",
                                        choice.name())
                                .expecting(Linkage.STATIC, LibcFlavour.GLIBC, false)),
                choice.notes());
    }

    /** Nothing out of the project becomes part of the shell's command. */
    private static PlannedVariant variant(String name, String options, String program) {
        String folder = "target/meson/" + name;
        String command = "meson setup " + folder + " --buildtype=release" + options + " && meson compile -C " + folder;
        return PlannedVariant.of(name, List.of("sh", "-c", command), folder + "/" + program)
                .requiring(List.of("meson", "--version"), "apt-get install meson");
    }
}
