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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
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

    private final String name;
    private final Path file;
    private final ArchiveLimits limits;
    private final TreeWriter writer;
    private long size;
    private long left;
    private long entries;
    private long privileged;
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
            throw new ArchiveException(shown() + " is truncated: it is damaged, or was not downloaded completely", e);
        } catch (RuntimeException e) {
            // The readers' own checks do not foresee everything.
            throw new ArchiveException(shown() + " is damaged: " + EscapedText.message(e), e);
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
                content(known, compressions + 1);
                yield "RPM package";
            }
            case CPIO -> cpio(known);
            case TAR -> tar(bounded(known), compressions > 0);
            case ALPINE_3 ->
                throw new ArchiveException(
                        shown() + " is an Alpine package of version 3, which is not supported: give one of version 2");
            case FILE -> {
                put(
                        new LayerEntry(LayerEntry.Kind.FILE, EntryName.parse(single()), "", List.of(), 0755),
                        bounded(known));
                yield compressions > 0 ? "one compressed file" : "one file";
            }
        };
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

    private ArchiveException damaged(IOException e) {
        return new ArchiveException(shown() + " is damaged: " + EscapedText.message(e), e);
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
        return "tar archive";
    }

    private ArchiveException unsafe(String entry, Exception e) {
        return new ArchiveException(
                shown() + " is not unpacked: its entry " + EscapedText.name(entry) + " " + EscapedText.message(e), e);
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
                content(new BufferedInputStream(ar, BUFFER), 1);
                return "Debian package";
            }
        }
        throw new ArchiveException(
                debian
                        ? shown() + " is a Debian package without data.tar: it is damaged"
                        : shown() + " is an ar(1) archive, such as a library of object files: it contains no program");
    }

    private String cpio(InputStream in) throws IOException, ArchiveException {
        CpioArchiveInputStream cpio = new CpioArchiveInputStream(bounded(in), StandardCharsets.UTF_8.name());
        while (true) {
            CpioArchiveEntry entry = reading(cpio::getNextEntry);
            if (entry == null) {
                return "cpio archive";
            }
            LayerEntry item;
            try {
                item = ArchiveEntries.of(entry, cpio);
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
                    throw new ArchiveException(shown() + ": its entry " + EscapedText.name(entry.getName())
                            + " is encrypted, or compressed with an unsupported method");
                }
                try (BoundedStream content = bounded(zip.getInputStream(entry))) {
                    put(ArchiveEntries.of(entry, content), content);
                    left -= content.count();
                } catch (IllegalArgumentException e) {
                    throw unsafe(entry.getName(), e);
                }
            }
        }
        return "zip archive";
    }

    private ZipFile open() throws ArchiveException, IOException {
        RegularFileChannel channel = new RegularFileChannel(RegularFile.open(file));
        boolean opened = false;
        try {
            ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get();
            opened = true;
            return zip;
        } catch (IOException e) {
            throw damaged(e);
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }
}
