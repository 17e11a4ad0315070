package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.verifier.file.RegularFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/**
 * The root of a kernel that is booted for one cell: a cpio archive in the format "newc", the only one that Linux unpacks
 * (Documentation/driver-api/early-userspace/buffer-format). It holds {@link CellLayout#HOME} and nothing else, all of it
 * root's: the user under which the file is run can change nothing.
 */
final class Initramfs implements AutoCloseable {

    /** The first process of the machine. */
    static final String INIT = CellLayout.HOME + "/init";

    /** Holds a link to the file under test, by its own name where a kernel's command line can hold that. */
    private static final String NAMED = CellLayout.HOME + "/named";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+@-]{1,128}");
    private static final int FOLDER = 0555;
    private static final int EXECUTABLE = 0555;
    private static final int LINK = 0777;
    private static final int PRIVATE = 0700;
    private static final int SECRET = 0400;

    private final CpioArchiveOutputStream out;
    private long inode;

    private Initramfs(Path file) throws IOException {
        out = new CpioArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), CpioConstants.FORMAT_NEW);
    }

    /** Writes the archive; of the file under test no more than a buffer is in memory. */
    static void write(Path file, byte[] init, byte[] probe, byte[] instructions, Path subject) throws IOException {
        try (Initramfs root = new Initramfs(file)) {
            root.folder(CellLayout.HOME, FOLDER);
            root.folder(CellLayout.WORK, PRIVATE);
            root.put(INIT, EXECUTABLE, init);
            root.put(CellLayout.PROBE, EXECUTABLE, probe);
            root.put(CellLayout.INSTRUCTIONS, SECRET, instructions);
            root.begin(CellLayout.SUBJECT, CpioConstants.C_ISREG | EXECUTABLE, Files.size(subject));
            try (InputStream content = RegularFile.stream(subject)) {
                content.transferTo(root.out);
            }
            root.out.closeArchiveEntry();
            if (!subjectAsFirst(subject).equals(CellLayout.SUBJECT)) {
                root.folder(NAMED, FOLDER);
                root.link(subjectAsFirst(subject), CellLayout.SUBJECT);
            }
        }
    }

    /**
     * Where the file under test lies when it is the first process: the kernel names a process by that path, and a program that
     * holds several commands goes by the name.
     */
    static String subjectAsFirst(Path subject) {
        String name = String.valueOf(subject.getFileName());
        return PLAIN.matcher(name).matches() && !name.startsWith(".") ? NAMED + "/" + name : CellLayout.SUBJECT;
    }

    private void link(String path, String target) throws IOException {
        byte[] content = target.getBytes(StandardCharsets.US_ASCII);
        begin(path, CpioConstants.C_ISLNK | LINK, content.length);
        out.write(content);
        out.closeArchiveEntry();
    }

    private void folder(String path, int mode) throws IOException {
        begin(path, CpioConstants.C_ISDIR | mode, 0);
        out.closeArchiveEntry();
    }

    private void put(String path, int mode, byte[] content) throws IOException {
        begin(path, CpioConstants.C_ISREG | mode, content.length);
        out.write(content);
        out.closeArchiveEntry();
    }

    private void begin(String path, int mode, long size) throws IOException {
        CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, path.substring(1), size);
        entry.setMode(mode);
        entry.setTime(0);
        entry.setUID(0);
        entry.setGID(0);
        entry.setNumberOfLinks(1);
        entry.setInode(++inode);
        out.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
