package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.promise.FilePromises;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of a variant.
 *
 * @param file what its file's own evidence has to show
 * @param runsOn names of environments, patterns or groups for several, in each of which it has to be seen to run; null: nothing
 *     is promised
 */
public record Promise(FilePromises file, @Nullable List<String> runsOn) {

    public static final Promise NONE = new Promise(FilePromises.NONE, null);

    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z*][a-z0-9.*-]{0,99}");

    public Promise {
        runsOn = runsOn == null ? null : List.copyOf(runsOn);
        if (runsOn != null) {
            for (String word : runsOn) {
                boolean unbounded = Environments.isGroup(word) && !Environments.NAMED_GROUPS.contains(word);
                if (unbounded || !ENVIRONMENT.matcher(word).matches()) {
                    throw new IllegalArgumentException(
                            "runsOn: '" + word
                                    + "' is no environment: write names, patterns or groups, such as debian-12, ubuntu-* or popular");
                }
            }
        }
    }

    /** The same with the members of groups in their place. */
    Promise withMembers(UnaryOperator<List<String>> expansion) {
        return runsOn == null ? this : new Promise(file, expansion.apply(runsOn));
    }

    /** This, and of the other what this says nothing about. */
    Promise or(Promise other) {
        return new Promise(file.or(other.file), runsOn == null ? other.runsOn : runsOn);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Promise of(Document document) {
        return document.toPromise();
    }

    /** Promises as they stand in the file. */
    record Document(
            @Nullable String glibc,
            @Nullable String libstdcxx,
            @Nullable List<String> needed,
            @Nullable String interpreter,
            @Nullable String kernel,
            @Nullable String cpu,
            @Nullable String pageSize,
            @Nullable String rpath,
            @Nullable List<String> runsOn) {

        Promise toPromise() {
            return new Promise(
                    new FilePromises(
                            new FilePromises.Versions(
                                    version("glibc", "<= ", "2.28", glibc),
                                    version("libstdcxx", "<= ", "3.4.25", libstdcxx),
                                    version("kernel", ">= ", "3.10", kernel)),
                            needed,
                            interpreter,
                            cpu,
                            pageSize == null ? null : (Integer) FilePromises.pageSize(pageSize),
                            rpath),
                    runsOn);
        }

        private static @Nullable VersionNumber version(
                String key, String operator, String example, @Nullable String text) {
            if (text == null) {
                return null;
            }
            if (!text.startsWith(operator)) {
                throw new IllegalArgumentException(key + ": '" + text + "' does not begin with '" + operator
                        + "': write for example " + key + ": \"" + operator + example + "\"");
            }
            return FilePromises.version(key, text.substring(operator.length()));
        }
    }
}
