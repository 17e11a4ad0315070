package dev.freestand.cli.doctor;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.witness.WitnessTool;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for programs and asks for their versions.
 *
 * @param installer what installs packages here; null where it is not known
 * @param needed names of programs that are needed beside those that always are
 */
record ToolFindings(Host host, @Nullable PackageInstaller installer, Set<String> needed) {

    private static final Pattern VERSION = Pattern.compile("(?<![\\w.])[vV]?(\\d+\\.\\d+[\\w.+~-]{0,60})");
    private static final Pattern GO_VERSION = Pattern.compile("\\bgo(\\d+\\.\\d+[\\w.]{0,40})");

    DoctorFinding of(HostTool tool) {
        boolean wanted = tool.always() || needed.contains(tool.command());
        Optional<Path> found = host.program(tool.command());
        if (found.isEmpty()) {
            return host.rootProgram(tool.command())
                    .map(file -> offPath(tool, wanted, file))
                    .orElseGet(() -> missing(tool, wanted));
        }
        try {
            return answered(tool, wanted, found.get(), host.run(found.get(), tool.versionArguments()));
        } catch (ProcessNotStartedException e) {
            return broken(tool, wanted, FindingState.LIMITED, "cannot be started: " + e.getMessage());
        }
    }

    private DoctorFinding answered(HostTool tool, boolean wanted, Path file, ProcessResult result) {
        if (tool.silent()) {
            return DoctorFinding.ready(tool.group(), tool.command(), wanted, host.name(file));
        }
        if (result.timedOut()) {
            return broken(tool, wanted, FindingState.UNKNOWN, host.name(file) + " did not print its version in time");
        }
        String version = version(tool, result.out() + result.err());
        if (version != null) {
            // musl's wrapper has no version of its own.
            String words = tool == HostTool.MUSL_GCC ? "around gcc " + version : version;
            return DoctorFinding.ready(tool.group(), tool.command(), wanted, words);
        }
        String what = tool.witness() == null
                ? host.name(file) + " prints no version"
                : host.name(file) + " is not the " + tool.command() + " that is known here";
        return broken(tool, wanted, FindingState.LIMITED, what);
    }

    private static @Nullable String version(HostTool tool, String answer) {
        WitnessTool witness = tool.witness();
        if (witness != null) {
            return witness.version(answer);
        }
        Matcher version = (tool == HostTool.GO ? GO_VERSION : VERSION).matcher(answer);
        return version.find() ? version.group(1) : null;
    }

    private DoctorFinding missing(HostTool tool, boolean wanted) {
        return broken(tool, wanted, FindingState.MISSING, "not on the search path");
    }

    private DoctorFinding offPath(HostTool tool, boolean wanted, Path file) {
        if (tool == HostTool.DOCKERD) {
            // The system starts it, and finds it there.
            return DoctorFinding.ready(tool.group(), tool.command(), wanted, host.name(file));
        }
        return new DoctorFinding(
                tool.group(),
                tool.command(),
                wanted,
                FindingState.LIMITED,
                host.name(file) + ", which is not on the search path",
                tool.absence(),
                "export PATH=$PATH:" + host.name(Objects.requireNonNull(file.getParent())));
    }

    private DoctorFinding broken(HostTool tool, boolean wanted, FindingState state, String found) {
        return new DoctorFinding(tool.group(), tool.command(), wanted, state, found, tool.absence(), install(tool));
    }

    /** The command that installs it here, or what to look for. */
    String install(HostTool tool) {
        String name = installer == null ? null : tool.packageOf(installer);
        if (installer != null && name != null) {
            return installer.install(name, host);
        }
        String search = installer == null ? "" : installer.search(tool.command(), host);
        return "find the package that contains "
                + (installer == null ? tool.command() : "/usr/bin/" + tool.command())
                + (search.isEmpty() ? "" : ": " + search);
    }
}
