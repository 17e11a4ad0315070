package dev.freestand.cli.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.RequiredFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package that another needs, as a user wrote it down: {@code libc6} or {@code libc6 >= 2.34}.
 *
 * @param name its name
 * @param operator {@code <}, {@code <=}, {@code =}, {@code >=} or {@code >}; null where any version will do
 * @param version the version that the operator compares with; null where any will do
 */
public record PackageDependency(
        String name, @Nullable String operator, @Nullable String version) {

    private static final Pattern TEXT = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9+._()-]{0,99})(?: (<=|>=|<|>|=) ([A-Za-z0-9][A-Za-z0-9.+~:_-]{0,99}))?");

    public PackageDependency {
        // A mapping in the place of the text would otherwise be one without a name.
        RequiredFields.of(name, "name");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PackageDependency parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not a dependency: write the name of a package, or name, operator and version as in libc6 >= 2.34");
        }
        return new PackageDependency(matcher.group(1), matcher.group(2), matcher.group(3));
    }
}
