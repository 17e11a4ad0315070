package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentContent;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.List;

/** The files of a shipment in a folder. */
public final class ShipmentFiles implements ShipmentContent {

    private final Path named;
    private final Path folder;

    private ShipmentFiles(Path named) throws IOException {
        this.named = named;
        folder = named.toRealPath();
    }

    /** The shipment in a folder, which has to be there. */
    public static ShipmentFiles of(Path folder) throws IOException {
        return new ShipmentFiles(folder);
    }

    @Override
    public String folder() {
        return FileNames.text(named);
    }

    @Override
    public List<String> list(String name) throws AttestException {
        try {
            return Folders.list(path(name)).stream()
                    .map(path -> FileNames.text(path.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public EntryKind kind(String name) throws AttestException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                return EntryKind.FILE;
            }
            if (attributes.isDirectory()) {
                return EntryKind.FOLDER;
            }
            return attributes.isSymbolicLink() ? EntryKind.LINK : EntryKind.OTHER;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public String digest(String name) throws AttestException {
        try (InputStream in = RegularFile.streamNoFollow(path(name))) {
            DigestInputStream digesting = new DigestInputStream(in, Sha256.start());
            digesting.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digesting.getMessageDigest());
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public long length(String name) throws AttestException {
        try {
            return Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public byte[] read(String name, int limit) throws AttestException {
        try (InputStream in = RegularFile.streamNoFollow(path(name))) {
            return in.readNBytes(limit);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public int mode(String name) throws AttestException {
        try {
            return (Integer) Files.getAttribute(path(name), "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public FileReport inspect(String name) {
        return Inspector.withoutWitnesses().inspect(path(name));
    }

    private Path path(String name) {
        return folder.resolve(FileNames.ofText(name));
    }

    private static AttestException fault(IOException e) {
        return new AttestException(FileErrorReasons.reason(e), e);
    }
}
