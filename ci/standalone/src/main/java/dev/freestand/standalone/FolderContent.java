package dev.freestand.standalone;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentContent;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of a shipment in a folder. */
final class FolderContent implements ShipmentContent {

    private final FilePath folder;

    FolderContent(FilePath folder) {
        this.folder = folder;
    }

    @Override
    public String folder() {
        return folder.text();
    }

    @Override
    public List<String> list(String name) throws AttestException {
        FilePath path = folder.inside(name);
        FolderNames listed = FolderNames.of(path);
        if (listed.fault() != null) {
            throw fault(listed.fault());
        }
        List<byte[]> names = new ArrayList<>(listed.names());
        names.sort(FolderContent::byBytes);
        return names.stream().map(RawText::of).toList();
    }

    @Override
    public EntryKind kind(String name) throws AttestException {
        return state(name).kind();
    }

    @Override
    public String digest(String name) throws AttestException {
        try (OpenedFile file = OpenedFile.openNoFollow(folder.inside(name))) {
            return Sha256Digest.of(file);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public long length(String name) throws AttestException {
        return state(name).size();
    }

    @Override
    public byte[] read(String name, int limit) throws AttestException {
        try (OpenedFile file = OpenedFile.openNoFollow(folder.inside(name))) {
            byte[] content = new byte[(int) Math.min(limit, file.size())];
            int length = file.read(0, content, 0, content.length);
            return Arrays.copyOf(content, length);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public int mode(String name) throws AttestException {
        return state(name).mode();
    }

    @Override
    public FileReport inspect(String name) {
        return FileInspector.inspect(folder.inside(name));
    }

    private static int byBytes(byte[] one, byte[] other) {
        int at = 0;
        while (at < one.length && at < other.length && one[at] == other[at]) {
            at++;
        }
        return at < one.length && at < other.length
                ? Byte.toUnsignedInt(one[at]) - Byte.toUnsignedInt(other[at])
                : one.length - other.length;
    }

    private FileState state(String name) throws AttestException {
        try {
            return FileState.ofLink(folder.inside(name));
        } catch (FileFaultException e) {
            throw fault(e);
        }
    }

    private static AttestException fault(IOException e) {
        return new AttestException(
                e instanceof FileFaultException known ? known.reason() : String.valueOf(e.getMessage()), e);
    }
}
