package dev.freestand.cli.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Packages of the proved files.
 *
 * @param formats the kinds that are made, at least one, each once
 * @param name of the package, and of the program in {@code /usr/bin}; null: that of the subject
 * @param variants the variants that are packaged, one for each architecture; empty: every one that is shipped
 * @param metadata what describes it to those who install it
 * @param depends what it needs, by format; a format that is not there: not stated
 * @param recommends what is installed with it unless its user declines, by format; a format that is not there: nothing
 * @param install glob patterns, relative to the folder of {@code freestand.yaml}, by where the package installs these
 *     files: a folder with '/' at its end, or the path of one file
 */
public record PackageConfig(
        List<PackageFormat> formats,
        @Nullable String name,
        List<String> variants,
        Metadata metadata,
        Map<PackageFormat, List<PackageDependency>> depends,
        Map<PackageFormat, List<PackageDependency>> recommends,
        SortedMap<String, List<String>> install) {

    /** Control characters, line ends of every kind, and what turns the direction of writing. */
    private static final String HIDDEN = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,99}");

    /**
     * What describes a package to those who install it.
     *
     * @param maintainer who answers for it, as {@code Name <address>}
     * @param license its licence, as an SPDX expression
     * @param summary what it is, in one line
     * @param description more of it, in lines; null: the summary alone
     * @param homepage its address in the web; null: none
     * @param section the part of Debian's archive that it would belong to
     */
    public record Metadata(
            String maintainer,
            String license,
            String summary,
            @Nullable String description,
            @Nullable String homepage,
            String section) {

        private static final int LONGEST = 8000;
        private static final Pattern MAINTAINER = Pattern.compile(
                "[^<>" + HIDDEN + "]{1,100} <[^<>@\\s" + HIDDEN + "]{1,100}@[^<>@\\s" + HIDDEN + "]{1,100}>");
        private static final Pattern LICENSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+:() -]{0,199}");
        private static final Pattern SUMMARY =
                Pattern.compile("[^\\s" + HIDDEN + "]([^" + HIDDEN + "]{0,98}[^\\s" + HIDDEN + "])?");
        private static final Pattern HOMEPAGE = Pattern.compile("https?://[!-~]{1,500}");
        private static final Pattern SECTION = Pattern.compile("[a-z0-9-]{1,50}(?:/[a-z0-9-]{1,50})?");

        public Metadata {
            check(
                    MAINTAINER,
                    "maintainer",
                    maintainer,
                    "a name and an address, as in: The makers <makers@example.org>");
            check(LICENSE, "license", license, "an SPDX expression such as Apache-2.0");
            check(SUMMARY, "summary", summary, "one line of at most 100 characters");
            check(SECTION, "section", section, "one of Debian's sections, such as utils");
            if (homepage != null) {
                check(HOMEPAGE, "homepage", homepage, "an address that begins with https:// or http://");
            }
            if (description != null) {
                FileName.checkText("description", description);
                if (description.isBlank()
                        || description.length() > LONGEST
                        || description.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
                    throw new IllegalArgumentException("description: one to " + LONGEST
                            + " characters, of which no control character but the line end");
                }
            }
        }
    }

    public PackageConfig {
        formats = List.copyOf(formats);
        variants = List.copyOf(variants);
        depends = Map.copyOf(depends);
        recommends = Map.copyOf(recommends);
        install = Placement.installed(install);
        if (formats.isEmpty() || Set.copyOf(formats).size() != formats.size()) {
            throw new IllegalArgumentException("formats: expected at least one of tar.gz, deb and rpm, each once");
        }
        if (name != null) {
            check(
                    NAME,
                    "packages.name",
                    name,
                    "a package's name: two to 100 lower-case letters, digits, '+', '.' and '-', beginning with a letter"
                            + " or digit");
        }
        if (depends.containsKey(PackageFormat.TAR_GZ)) {
            throw new IllegalArgumentException("depends: an archive is installed by hand and has no dependencies");
        }
        if (recommends.containsKey(PackageFormat.TAR_GZ)) {
            throw new IllegalArgumentException("recommends: an archive is installed by hand and has no dependencies");
        }
    }

    /** The name of the package of this subject. */
    public String name(String subject) {
        return name == null ? subject : name;
    }

    /** Refuses what depends on the rest of the file: a name taken from the subject, and a version. */
    void checkFor(String subject, @Nullable String version) {
        if (name == null && !NAME.matcher(subject).matches()) {
            throw new InconsistentConfigException(
                    "the subject is the package's name, and '" + subject + "' cannot be one: give it another by"
                            + " shipment.packages.name, of lower-case letters, digits, '+', '.' and '-'",
                    "subject");
        }
        checkVersion(version);
    }

    /** Refuses a version that would mean another to a package manager, or nothing. */
    private void checkVersion(@Nullable String version) {
        if (version == null) {
            throw new InconsistentConfigException(
                    "a package needs a version: the key 'version' is missing", "shipment", "packages");
        }
        boolean managed = formats.contains(PackageFormat.DEB) || formats.contains(PackageFormat.RPM);
        if (managed) {
            try {
                PackageVersion.of(version);
            } catch (IllegalArgumentException e) {
                throw new InconsistentConfigException(String.valueOf(e.getMessage()), "version");
            }
        }
    }

    private static void check(Pattern pattern, String key, String value, String otherwise) {
        FileName.checkText(key, value);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(key + ": '" + value + "' is not " + otherwise);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PackageConfig of(ShipmentConfig.Document.PackageDocument document) {
        return document.toPackage();
    }
}
