package dev.freestand.cli.pack;

import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the packages of one version of a subject. */
public final class Packager {

    private static final Map<PackageFormat, PackageWriter> WRITERS = Map.of(
            PackageFormat.TAR_GZ,
            new TarGzWriter(),
            PackageFormat.DEB,
            new DebWriter(),
            PackageFormat.RPM,
            new RpmWriter());

    /** Longest program that packages are made of, in bytes. */
    private static final int LONGEST = 1 << 30;

    private final PackageConfig config;
    private final String name;
    private final String version;
    private final Instant released;

    /**
     * A packager.
     *
     * @param name of the packages, and of the program in them
     * @param version of the packages
     * @param released the time that they carry, in whole seconds
     */
    public Packager(PackageConfig config, String name, String version, Instant released) {
        this.config = config;
        this.name = name;
        this.version = version;
        this.released = released;
    }

    /**
     * Makes every package that the configuration asks for.
     *
     * @param root the folder that patterns of the configuration are relative to
     * @param programs the proved files, of those that are packaged
     * @param target the folder to put them into
     * @throws PackException if one cannot be made as it is asked for
     */
    public void pack(Path root, List<ProvedProgram> programs, Path target) throws PackException, IOException {
        Map<Architecture, ProvedProgram> chosen = choose(programs);
        try (WorkFolder work = WorkFolder.create()) {
            SortedMap<String, PackagedFile> installed = installed(root, config);
            for (Map.Entry<Architecture, ProvedProgram> program : chosen.entrySet()) {
                SortedMap<String, PackagedFile> files = new TreeMap<>(installed);
                String place = "/usr/bin/" + name;
                if (files.put(place, new PackagedFile(proved(program.getValue()), true)) != null) {
                    throw new PackException("shipment.packages.install puts a file at the program's path, " + place);
                }
                PackagePlan plan =
                        new PackagePlan(config, name, version, program.getKey(), program.getValue(), files, released);
                for (PackageFormat format : config.formats()) {
                    write(format, plan, target, work);
                }
            }
        }
    }

    private static void write(PackageFormat format, PackagePlan plan, Path target, WorkFolder work)
            throws PackException, IOException {
        PackageWriter writer = writer(format);
        Path file = target.resolve(writer.fileName(plan));
        if (Files.exists(file)) {
            throw new PackException(file.getFileName() + " already exists: another file of the shipment has that name");
        }
        try {
            writer.write(plan, file, work.fresh());
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // A full disk, which the platform does not name.
            throw new FileNotWrittenException(file, e);
        }
    }

    /** What writes packages of this kind. */
    static PackageWriter writer(PackageFormat format) {
        PackageWriter writer = WRITERS.get(format);
        if (writer == null) {
            throw new IllegalStateException("nothing writes " + format);
        }
        return writer;
    }

    /** One program for each architecture. */
    private Map<Architecture, ProvedProgram> choose(List<ProvedProgram> programs) throws PackException {
        Map<Architecture, ProvedProgram> chosen = new EnumMap<>(Architecture.class);
        for (ProvedProgram program : programs) {
            if (!config.variants().isEmpty() && !config.variants().contains(program.variant())) {
                continue;
            }
            Architecture architecture = Architecture.of(program.variant(), program.report());
            ProvedProgram other = chosen.put(architecture, program);
            if (other != null) {
                throw new PackException("two shipped variants would have the same package, as they are for the same"
                        + " machine: "
                        + other.variant() + " and " + program.variant()
                        + "\nName the one to package in shipment.packages.variants.");
            }
            checkDependencies(program);
        }
        return chosen;
    }

    /** Without the dependencies of a dynamic file, a package manager installs what does not start. */
    private void checkDependencies(ProvedProgram program) throws PackException {
        for (PackageFormat format : config.formats()) {
            boolean told = format == PackageFormat.TAR_GZ || config.depends().containsKey(format);
            if (!told && program.report().linkage() != Linkage.STATIC) {
                throw new PackException("no " + format.label() + " is built for " + program.variant() + ": it is "
                        + program.report().linkage().label() + ", and its dependencies are not stated"
                        + "\nName the packages it needs in shipment.packages.depends." + format.label()
                        + ", or ship a static variant.");
            }
        }
    }

    private static byte[] proved(ProvedProgram program) throws PackException, IOException {
        byte[] content = RegularFile.bytesNoFollow(program.file(), LONGEST);
        if (!Sha256.of(content).equals(program.sha256())) {
            throw new PackException(program.file() + " is no longer the file that was proved");
        }
        return content;
    }

    private static SortedMap<String, PackagedFile> installed(Path root, PackageConfig config)
            throws PackException, IOException {
        SortedMap<String, PackagedFile> installed = new TreeMap<>();
        for (Map.Entry<String, Path> file :
                ChosenFiles.find(root, config.install()).entrySet()) {
            installed.put(file.getKey(), new PackagedFile(ChosenFiles.read(file.getValue()), false));
        }
        return installed;
    }
}
