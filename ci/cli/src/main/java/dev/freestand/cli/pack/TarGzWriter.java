package dev.freestand.cli.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * An archive to unpack by hand: one folder, in it what a package installs below /usr, and on top what tells of the package
 * itself.
 */
final class TarGzWriter implements PackageWriter {

    /** "Unknown", so that the header says nothing of the machine (RFC 1952, section 2.3.1). */
    private static final int NO_SYSTEM = 255;

    @Override
    public String fileName(PackagePlan plan) {
        return plan.name() + "-" + plan.version() + "-linux-"
                + plan.architecture().rpm() + ".tar.gz";
    }

    @Override
    public void write(PackagePlan plan, Path target, Path work) throws PackException, IOException {
        String top = plan.name() + "-" + plan.version() + "/";
        SortedMap<String, PackagedFile> files = new TreeMap<>();
        for (Map.Entry<String, PackagedFile> file : plan.files().entrySet()) {
            String place = file.getKey().startsWith(plan.documentation())
                    ? file.getKey().substring(plan.documentation().length())
                    : file.getKey().substring("/usr/".length());
            if (files.put(top + place, file.getValue()) != null) {
                throw new PackException("two files of a tar.gz are named " + place + ": one below /usr/ and one below "
                        + plan.documentation());
            }
        }
        String readme = top + "README";
        if (!files.containsKey(readme)) {
            files.put(readme, new PackagedFile(Readme.of(plan).getBytes(StandardCharsets.UTF_8), false));
        }
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOperatingSystem(NO_SYSTEM);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(
                        new GzipCompressorOutputStream(out, parameters), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String folder : folders(files)) {
                put(tar, new TarArchiveEntry(folder), 0755, plan, new byte[0]);
            }
            for (Map.Entry<String, PackagedFile> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                put(tar, entry, file.getValue().mode(), plan, file.getValue().content());
            }
        }
    }

    private static void put(
            TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, PackagePlan plan, byte[] content)
            throws IOException {
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setMode(mode);
        entry.setSize(content.length);
        entry.setModTime(FileTime.fromMillis(plan.released().getEpochSecond() * 1000));
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static SortedSet<String> folders(SortedMap<String, PackagedFile> files) {
        SortedSet<String> folders = new TreeSet<>();
        for (String file : files.keySet()) {
            for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
                folders.add(file.substring(0, end + 1));
            }
        }
        return folders;
    }
}
