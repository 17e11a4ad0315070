package dev.freestand.cli.unpack;

import dev.freestand.containers.image.layer.BoundedStream;
import dev.freestand.containers.image.layer.EntryName;
import dev.freestand.containers.image.layer.LayerEntry;
import dev.freestand.containers.image.layer.SkippedEntries;
import dev.freestand.containers.image.layer.TarReader;
import dev.freestand.containers.image.layer.TreeWriter;
import dev.freestand.containers.image.layer.UnpackFolder;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks one file into an empty folder: tar, zip and cpio archives, packages of Debian, RPM and Alpine, and single files,
 * each compressed or not. What is inside is hostile: see {@link TreeWriter} for where it may be written, and
 * {@link ArchiveLimits} for how much. Archives within the archive stay as they are.
 */
public final class Unpacker {

    private static final int BUFFER = 1 << 16;
    /** A package's tar archive is compressed once, and nothing sound is compressed more often than twice. */
    private static final int MOST_COMPRESSIONS = 3;

    private static final int PRIVILEGED = 06000;
    private static final int LONGEST_SHOWN = 200;
    private static final String TAR_ARCHIVE = "tar archive";
    private static final String CPIO_ARCHIVE = "cpio archive";

    private final String name;
    private final Path file;
    private final ArchiveLimits limits;
    private final TreeWriter writer;
    private long size;
    private long left;
    private long entries;
    private long privileged;
    private final Set<String> lossy = new HashSet<>();
    private SkippedEntries skipped = SkippedEntries.NOTHING;
    private UnpackedInput.Format format = UnpackedInput.Format.NONE;

    private Unpacker(Path file, String name, Path folder, ArchiveLimits limits) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.writer = new TreeWriter(new UnpackFolder(folder));
    }

    /**
     * Unpacks a file.
     *
     * @param name of the file, for messages and for a single file in it
     * @param folder where to; it exists and is empty
     * @throws ArchiveException if it is damaged, hostile, too large, or not read; something of it may be in the folder
     * @throws IOException if it cannot be read, or the folder cannot be written
     */
    public static UnpackedInput unpack(Path file, String name, Path folder, ArchiveLimits limits)
            throws ArchiveException, IOException {
        return new Unpacker(file, name, folder, limits).unpack();
    }

    private UnpackedInput unpack() throws ArchiveException, IOException {
        try (RegularFile opened = RegularFile.open(file)) {
            size = opened.size();
        }
        left = limits.most(size);
        String title;
        try (InputStream in = new BufferedInputStream(RegularFile.stream(file), BUFFER)) {
            title = content(in, 0);
        } catch (BoundedStream.BoundException e) {
            throw tooLarge(e);
        } catch (UnpackFolder.NotATreeException e) {
            throw new ArchiveException(shown() + ": " + EscapedText.message(e), e);
        } catch (DamagedException e) {
            throw damaged(e);
        } catch (EOFException e) {
            throw new ArchiveException(
                    shown() + " is truncated: it is damaged, or was not downloaded completely; get it again", e);
        } catch (RuntimeException e) {
            // The readers' own checks do not foresee everything.
            throw damaged(e);
        } catch (LinkageError e) {
            throw new ArchiveException(
                    shown() + " is compressed in a format whose library cannot be loaded here: "
                            + EscapedText.message(e),
                    e);
        }
        return new UnpackedInput(title, format, entries, privileged, skipped);
    }

    private ArchiveException tooLarge(IOException e) {
        return new ArchiveException(
                shown() + " is not unpacked: it would be larger than " + ByteSize.text(limits.most(size)) + ", "
                        + limits.describe(size) + "; unpack it yourself and give the folder",
                e);
    }

    private String shown() {
        return EscapedText.name(name);
    }

    /** Reads what comes, whatever it is; gives what that is in words. */
    private String content(InputStream in, int compressions) throws IOException, ArchiveException {
        InputStream known = in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
        known.mark(InputKind.BEGINNING);
        byte[] beginning = Objects.requireNonNull(reading(() -> known.readNBytes(InputKind.BEGINNING)));
        known.reset();
        if (beginning.length == 0) {
            throw new ArchiveException(
                    shown() + (compressions == 0 ? " is empty" : " has nothing in it") + ": get it again");
        }
        InputKind kind = InputKind.of(beginning);
        return switch (kind) {
            case GZIP, XZ, ZSTD, BZIP2, LZMA -> {
                if (compressions == MOST_COMPRESSIONS) {
                    throw new ArchiveException(shown() + " is compressed more than " + MOST_COMPRESSIONS
                            + " times over: unpack it yourself and give the folder");
                }
                yield content(bounded(uncompressed(kind, known)), compressions + 1);
            }
            case ZIP -> {
                if (compressions > 0) {
                    throw new ArchiveException(
                            shown() + " is a compressed zip archive: unpack it yourself and give" + " the folder");
                }
                yield zip();
            }
            case AR -> debian(known);
            case RPM -> {
                format = UnpackedInput.Format.RPM;
                reading(() -> {
                    RpmHeader.skip(known);
                    return known;
                });
                inside(known, compressions + 1, CPIO_ARCHIVE, "RPM package");
                yield "RPM package";
            }
            case CPIO -> cpio(known);
            case TAR -> tar(bounded(known), compressions > 0);
            case ALPINE_3 ->
                throw new ArchiveException(shown()
                        + " is an Alpine package of version 3 (ADB), which is not supported: give one of version 2, or"
                        + " unpack it with apk extract and give the folder");
            case FILE -> {
                put(
                        new LayerEntry(LayerEntry.Kind.FILE, EntryName.parse(single()), "", List.of(), 0755),
                        bounded(known));
                yield compressions > 0 ? "one compressed file" : "one file";
            }
        };
    }

    /** Reads what a package holds, which is an archive of one kind. */
    private void inside(InputStream in, int compressions, String expected, String title)
            throws IOException, ArchiveException {
        String found = content(in, compressions);
        if (!found.equals(expected)) {
            throw new ArchiveException(shown() + " is a damaged " + title + ": its content is no " + expected
                    + (found.endsWith("archive") ? ", but a " + found : "") + "; get it again");
        }
    }

    /** The name of a single file, without the ending that tells its compression. */
    private String single() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String plain = last.replaceFirst("(?i)(?<=.)\\.(gz|xz|zst|bz2|lzma)$", "");
        return plain.isEmpty() || plain.equals(".") || plain.equals("..") || plain.indexOf('\0') >= 0 ? "file" : plain;
    }

    private BoundedStream bounded(InputStream in) {
        return new BoundedStream(in, left);
    }

    private InputStream uncompressed(InputKind kind, InputStream in) throws IOException, ArchiveException {
        try {
            return new BufferedInputStream(Decompression.of(kind, in), BUFFER);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    /** Reads the next thing; what is wrong then is the archive's fault. */
    private <T> @Nullable T reading(Reading<T> next) throws IOException, ArchiveException {
        try {
            return next.read();
        } catch (BoundedStream.BoundException | EOFException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Tells what cannot be read from what cannot be written. */
    private final class Source extends FilterInputStream {

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (BoundedStream.BoundException | EOFException e) {
                throw e;
            } catch (IOException e) {
                throw new DamagedException(e);
            }
        }
    }

    private static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedException(IOException cause) {
            super(cause);
        }
    }

    private ArchiveException damaged(Exception e) {
        // An exception that only wraps another begins with the name of its class.
        Throwable cause = e.getCause();
        Throwable said = cause != null && cause.toString().equals(e.getMessage()) ? cause : e;
        return damaged(EscapedText.message(said), e);
    }

    private ArchiveException damaged(String reason, @Nullable Exception e) {
        return new ArchiveException(shown() + " is damaged: " + reason + "; get it again", e);
    }

    private String tar(BoundedStream in, boolean compressed) throws IOException, ArchiveException {
        String first = "";
        TarReader tar = new TarReader(in);
        while (true) {
            TarArchiveEntry entry = reading(tar::next);
            if (entry == null) {
                break;
            }
            if (first.isEmpty()) {
                first = entry.getName();
            }
            LayerEntry item;
            try {
                item = ArchiveEntries.of(entry);
            } catch (IllegalArgumentException e) {
                throw unsafe(entry.getName(), e);
            }
            put(item, tar.content());
        }
        if (format == UnpackedInput.Format.NONE
                && compressed
                && (first.equals(".PKGINFO") || first.startsWith(".SIGN."))) {
            format = UnpackedInput.Format.APK;
            return "Alpine package";
        }
        return TAR_ARCHIVE;
    }

    /** Whether a decoder may have put a letter there for bytes that are no UTF-8. */
    private static boolean isLossy(String name) {
        return name.indexOf('?') >= 0 || name.indexOf('\uFFFD') >= 0;
    }

    private ArchiveException unsafe(String entry, Exception e) {
        return new ArchiveException(
                shown() + " is not unpacked: its entry " + EscapedText.name(entry, LONGEST_SHOWN) + " "
                        + EscapedText.message(e),
                e);
    }

    private void put(LayerEntry item, InputStream content) throws IOException, ArchiveException {
        if (++entries > limits.entries()) {
            throw new ArchiveException(shown() + " is not unpacked: it has more than " + limits.entries()
                    + " entries; unpack it yourself and give the folder");
        }
        if (item.kind() == LayerEntry.Kind.FILE && (item.mode() & PRIVILEGED) != 0) {
            privileged++;
        }
        if (item.path().isEmpty()) {
            // The root itself is there.
            return;
        }
        // Two names that are not UTF-8 may have become the same, and one would silently take the other's place.
        if (item.kind() == LayerEntry.Kind.FILE && isLossy(item.name()) && !lossy.add(item.name())) {
            throw new ArchiveException(shown() + " is not unpacked: the name of its entry "
                    + EscapedText.name(item.name(), LONGEST_SHOWN)
                    + " is not UTF-8, and reads the same as another's; unpack it yourself, and give the folder");
        }
        try {
            skipped = skipped.plus(writer.put(item, new Source(content)));
        } catch (UnpackFolder.NotATreeException e) {
            throw unsafe(item.name(), e);
        }
    }

    /** Of an archive of ar(1) only a Debian package is read: its member {@code data.tar.*}. */
    private String debian(InputStream in) throws IOException, ArchiveException {
        ArArchiveInputStream ar = new ArArchiveInputStream(bounded(in));
        boolean debian = false;
        while (true) {
            ArArchiveEntry member = reading(ar::getNextEntry);
            if (member == null) {
                break;
            }
            if (member.getName().equals("debian-binary")) {
                debian = true;
            } else if (!debian) {
                break;
            } else if (member.getName().startsWith("data.tar")) {
                format = UnpackedInput.Format.DEB;
                inside(new BufferedInputStream(ar, BUFFER), 1, TAR_ARCHIVE, "Debian package");
                return "Debian package";
            }
        }
        throw new ArchiveException(
                debian
                        ? shown() + " is a Debian package without data.tar: it is damaged; get it again"
                        : shown() + " is an ar(1) archive, such as a library of object files: it contains no program");
    }

    private String cpio(InputStream in) throws IOException, ArchiveException {
        CpioArchiveInputStream cpio = new CpioArchiveInputStream(bounded(in), StandardCharsets.UTF_8.name());
        while (true) {
            CpioArchiveEntry entry = reading(cpio::getNextEntry);
            if (entry == null) {
                return CPIO_ARCHIVE;
            }
            LayerEntry item;
            try {
                item = ArchiveEntries.of(entry, new Source(cpio));
            } catch (IllegalArgumentException e) {
                throw unsafe(entry.getName(), e);
            }
            put(item, cpio);
        }
    }

    private String zip() throws IOException, ArchiveException {
        try (ZipFile zip = open()) {
            Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (!zip.canReadEntryData(entry)) {
                    throw unreadable(entry);
                }
                InputStream raw = Objects.requireNonNull(reading(() -> zip.getInputStream(entry)));
                try (BoundedStream content = bounded(raw)) {
                    zip(entry, content);
                    left -= content.count();
                } catch (IllegalArgumentException e) {
                    throw unsafe(entry.getName(), e);
                }
            }
        }
        return "zip archive";
    }

    /** One entry, whose content has to be what the directory of the archive says: the library does not look. */
    private void zip(ZipArchiveEntry entry, BoundedStream content) throws IOException, ArchiveException {
        CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
        Source source = new Source(checked);
        put(ArchiveEntries.of(entry, source), source);
        source.transferTo(OutputStream.nullOutputStream());
        if (content.count() != entry.getSize() || checked.getChecksum().getValue() != entry.getCrc()) {
            throw damaged(
                    "its entry " + EscapedText.name(entry.getName(), LONGEST_SHOWN) + " does not have the "
                            + entry.getSize() + " bytes with the CRC that the archive states",
                    null);
        }
    }

    private ArchiveException unreadable(ZipArchiveEntry entry) {
        boolean encrypted = entry.getGeneralPurposeBit().usesEncryption();
        return new ArchiveException(shown() + " is not unpacked: its entry "
                + EscapedText.name(entry.getName(), LONGEST_SHOWN)
                + (encrypted
                        ? " is encrypted"
                        : " is compressed by method " + entry.getMethod() + ", which is not read")
                + "; unpack it yourself, and give the folder");
    }

    private ZipFile open() throws ArchiveException, IOException {
        RegularFileChannel channel = new RegularFileChannel(RegularFile.open(file));
        boolean opened = false;
        try {
            ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get();
            opened = true;
            return zip;
        } catch (IOException e) {
            throw damaged("it has no directory of its entries, which is at the end of a whole one", e);
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }
}
