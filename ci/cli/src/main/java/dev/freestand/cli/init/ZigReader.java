package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.process.HostMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code build.zig}: the names of the executables that it adds. */
final class ZigReader implements ManifestReader {

    private static final Pattern EXECUTABLE =
            Pattern.compile("\\.addExecutable\\s*\\(\\s*\\.\\{[^}]{0,2000}?\\.name\\s*=\\s*\"([^\"\\n]{1,100})\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)//.*$");

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        List<String> programs = new ArrayList<>();
        Matcher executable =
                EXECUTABLE.matcher(COMMENT.matcher(folder.text(manifest)).replaceAll(""));
        while (executable.find()) {
            programs.add(executable.group(1));
        }
        ProgramChoice choice = ProgramChoice.of(
                manifest, programs, String.valueOf(folder.root().getFileName()), program);
        return new ProjectPlan(
                Toolchain.ZIG,
                manifest,
                choice.name(),
                null,
                List.of(
                        variant("musl-static", HostMachine.CURRENT.kernelName() + "-linux-musl", choice.name())
                                .expecting(Linkage.STATIC, LibcFlavour.MUSL, false),
                        variant("gnu", HostMachine.CURRENT.kernelName() + "-linux-gnu", choice.name())),
                choice.notes());
    }

    private static PlannedVariant variant(String name, String target, String program) {
        String folder = "target/zig/" + name;
        List<String> build =
                List.of("zig", "build", "-Doptimize=ReleaseSafe", "-Dtarget=" + target, "--prefix", folder);
        return PlannedVariant.of(name, build, folder + "/bin/" + program)
                .requiring(List.of("zig", "version"), "see https://ziglang.org/download");
    }
}
