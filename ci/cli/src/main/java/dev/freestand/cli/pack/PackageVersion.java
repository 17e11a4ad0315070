package dev.freestand.cli.pack;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as deb and rpm order it. In both, {@code ~} sorts before the end of a version: a pre-release such as {@code
 * 1.2.0-rc.1}, which comes before {@code 1.2.0}, is {@code 1.2.0~rc.1} (deb-version(7), rpm-version(7)). Both take a
 * {@code -} for the beginning of the package's own revision, so none is left.
 *
 * <p>What counts as a pre-release: everything behind the first {@code -}, as in Semantic Versioning (section 9), unless
 * its first word states that it comes after the release ({@code 1.2.0-post1}) or it is what {@code git describe} adds
 * ({@code 1.2.0-14-gabcdef1}); and without a {@code -} the words of other schemes behind a digit ({@code 1.2.0rc1}, {@code
 * 1.2.0.beta2}, {@code 1.2.0.M1}). A letter alone is part of the release ({@code 1.0.2u}, {@code 9.6p1}).
 *
 * @param deb the version for a deb
 * @param rpm the version for an rpm; another one only where rpm orders letters otherwise
 */
public record PackageVersion(String deb, String rpm) {

    private static final Pattern PLAIN =
            Pattern.compile("[0-9][A-Za-z0-9.~]*(?:-[A-Za-z0-9.~]+)*(?:\\+[A-Za-z0-9.~-]+)*");

    /** Words that announce a release, directly behind a digit or with a dot between. */
    private static final Pattern ANNOUNCED = Pattern.compile("(?<=[0-9])\\.?(?="
            + "(?i:alpha|beta|rc|cr|pre|preview|dev|milestone|snapshot|build-snapshot|nightly|ea)(?![A-Za-z])"
            + "|(?:[ab]|M)[0-9])");

    /** A version as tags have it. */
    private static final Pattern TAGGED = Pattern.compile("^[vV][0-9]");

    private static final Pattern DESCRIBED =
            Pattern.compile("-([0-9]+)-(g[0-9a-f]{4,64}(?:-(?:dirty|modified|broken))?)$");

    private static final Pattern LATER =
            Pattern.compile("(?i:final|ga|release|stable|lts|post|sp|patch|hotfix|rev|[rp](?=[0-9]))(?![A-Za-z]).*");

    /** A dot between two words of letters, which rpm would order before a number in the second's place. */
    private static final Pattern WORDS = Pattern.compile("(?<=[A-Za-z])\\.(?=[A-Za-z])");

    /**
     * The version of a package.
     *
     * @param version of the program
     * @throws IllegalArgumentException if it cannot be one, or if it cannot be determined whether it comes before or after the
     *     release that it names
     */
    public static PackageVersion of(String version) {
        if (!PLAIN.matcher(version).matches()) {
            throw new IllegalArgumentException("the version '" + version
                    + "' cannot be that of a deb or an rpm: expected letters, digits and '.', beginning with a digit,"
                    + " behind a '-' or '~' what makes it a pre-release, behind a '+' what belongs to the build, such"
                    + " as 1.2.0-rc.1 or 1.2.0+build.5"
                    + (TAGGED.matcher(version).find() ? "; leave out the letter before " + version.substring(1) : ""));
        }
        int plus = version.indexOf('+');
        String build = plus < 0 ? "" : version.substring(plus).replace('-', '.');
        String named = plus < 0 ? version : version.substring(0, plus);
        Matcher described = DESCRIBED.matcher(named);
        if (described.find()) {
            build = "+" + described.group(1) + "." + described.group(2).replace('-', '.') + build;
            named = named.substring(0, described.start());
        }
        // Where the word before it belongs to it: 2.0.0.BUILD-SNAPSHOT comes before 2.0.0.
        String marked = ANNOUNCED.matcher(named).replaceAll("~");
        int dash = marked.indexOf('-');
        if (dash < 0) {
            return new PackageVersion(marked + build, marked + build);
        }
        String release = marked.substring(0, dash);
        String rest = marked.substring(dash + 1).replace('-', '.');
        if (release.indexOf('~') >= 0) {
            return new PackageVersion(release + "." + rest + build, release + "." + rest + build);
        }
        if (LATER.matcher(rest).matches()) {
            return new PackageVersion(release + "+" + rest + build, release + "+" + rest + build);
        }
        if (rest.substring(0, (rest + ".").indexOf('.')).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the version '%1$s' can be read in two ways: for Semantic Versioning it comes before %2$s, for deb and"
                            + " rpm after it; write %2$s~%3$s for a pre-release, %2$s+%3$s for what comes after. A revision of"
                            + " the package itself (Debian revision, RPM release) is no part of the program's version: write"
                            + " %2$s",
                    version,
                    release,
                    rest));
        }
        return new PackageVersion(
                release + "~" + rest + build,
                release + "~" + WORDS.matcher(rest).replaceAll("") + build);
    }
}
