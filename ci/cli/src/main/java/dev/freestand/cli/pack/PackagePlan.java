package dev.freestand.cli.pack;

import dev.freestand.core.facts.Linkage;
import java.time.Instant;
import java.util.SortedMap;

/**
 * All that goes into a package, of whatever kind.
 *
 * @param config what it says of itself
 * @param name its name
 * @param version its version
 * @param architecture the machine that its program is for
 * @param program the proved file that it installs
 * @param files by their absolute path once installed
 * @param released the time that files and package carry
 */
record PackagePlan(
        PackageConfig config,
        String name,
        String version,
        Architecture architecture,
        ProvedProgram program,
        SortedMap<String, PackagedFile> files,
        Instant released) {

    /** See {@link PackageConfig#metadata}. */
    PackageConfig.Metadata metadata() {
        return config.metadata();
    }

    /** Whether its program is linked statically. */
    boolean isStatic() {
        return program.report().linkage() == Linkage.STATIC;
    }

    /** The folder of the documents that describe the package itself; ends with '/'. */
    String documentation() {
        return "/usr/share/doc/" + name + "/";
    }

    /** More than the summary, in lines; where there is no more, what the package holds. */
    String description() {
        String text = metadata().description();
        if (text != null && !text.strip().equals(metadata().summary().strip())) {
            return text.strip();
        }
        return isStatic()
                ? "The package holds one statically linked program, /usr/bin/" + name
                        + ",\nwhich needs no shared library and" + " no other package."
                : "The package holds one program, /usr/bin/" + name + ".";
    }

    /** The version as deb and rpm order it. */
    PackageVersion managedVersion() {
        return PackageVersion.of(version);
    }
}
