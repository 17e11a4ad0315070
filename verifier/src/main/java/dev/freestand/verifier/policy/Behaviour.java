package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.ExpectedExitStatus;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.RequiredFields;
import dev.freestand.verifier.policy.value.TimeSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something the file must do, in every environment with the same exit status, standard output and standard error.
 *
 * @param name a plain name, unique within the subject
 * @param files files put into the fresh, empty working folder before the first step, by path; folders on the way are made
 * @param executable those of the files that may be executed
 * @param steps runs of the file, one after the other in that folder; the first that differs ends the behaviour
 */
public record Behaviour(String name, Map<String, Content> files, Set<String> executable, List<Step> steps) {

    public Behaviour {
        FileName.check(name);
        files = Map.copyOf(files);
        executable = Set.copyOf(executable);
        steps = List.copyOf(steps);
        files.keySet().forEach(FileName::checkPath);
        for (String path : files.keySet()) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                if (files.containsKey(path.substring(0, end))) {
                    throw new IllegalArgumentException("behaviour " + name + " has a file " + path.substring(0, end)
                            + ", so there can be no " + path);
                }
            }
        }
        for (String file : executable) {
            if (!files.containsKey(file)) {
                throw new IllegalArgumentException("behaviour " + name + " has no file " + file
                        + " to be executable; write it under files, or leave it out of executable");
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("behaviour " + name + " has no step");
        }
    }

    /** A behaviour none of whose files may be executed. */
    public Behaviour(String name, Map<String, Content> files, List<Step> steps) {
        this(name, files, Set.of(), steps);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Behaviour of(Document document) {
        return document.toBehaviour();
    }

    /** A behaviour as it stands in the file: either one step written out in place, or a list of steps. */
    record Document(
            @Nullable String name,
            @Nullable Map<String, Content> files,
            @Nullable List<String> executable,
            @Nullable List<Step> steps,
            @Nullable List<String> args,
            @Nullable Content stdin,
            @Nullable Map<String, String> env,
            @Nullable TimeSpan timeout,
            @Nullable ExpectedExitStatus exit,
            @Nullable Content stdout,
            @Nullable Content stderr,
            @Nullable Map<String, Content> output) {

        Behaviour toBehaviour() {
            boolean inPlace = args != null
                    || stdin != null
                    || env != null
                    || timeout != null
                    || exit != null
                    || stdout != null
                    || stderr != null
                    || output != null;
            if (steps != null && inPlace) {
                throw new IllegalArgumentException(
                        "behaviour " + name + " has steps, so args, stdin, env, timeout, exit, stdout,"
                                + " stderr and output belong into them");
            }
            List<Step> all = steps != null
                    ? steps
                    : List.of(new Step.Document(args, stdin, env, timeout, exit, stdout, stderr, output).toStep());
            return new Behaviour(
                    RequiredFields.of(name, "name"),
                    files == null ? Map.of() : files,
                    executable == null ? Set.of() : Set.copyOf(executable),
                    all);
        }
    }
}
