package dev.freestand.standalone;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ListedShipment;
import dev.freestand.attest.Pem;
import dev.freestand.attest.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The public key that the reader of a shipment gives. */
final class TrustedKey {

    private TrustedKey() {}

    /**
     * Reads the key in a file.
     *
     * @throws AttestException if it is no public key, or cannot be read
     */
    static VerifyingKey read(FilePath path) throws AttestException {
        try (OpenedFile file = OpenedFile.open(path)) {
            if (file.size() > Pem.LIMIT) {
                throw new AttestException(path.shown() + " is too long for a public key");
            }
            byte[] text = new byte[(int) file.size()];
            int length = file.read(0, text, 0, text.length);
            return VerifyingKey.parse(new String(text, 0, length, StandardCharsets.ISO_8859_1), path.shown());
        } catch (FileFaultException e) {
            throw new AttestException(
                    path.shown()
                            + switch (e.error().code()) {
                                case "no-such-file" -> " does not exist; name the one of whoever signed";
                                case "not-a-regular-file" -> " cannot be read as a public key: it " + e.reason();
                                default -> " cannot be read: " + e.reason();
                            },
                    e);
        } catch (IOException e) {
            throw new AttestException(path.shown() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a key that lies in the shipment, whatever link or second name leads to it: whoever can change a file in it can
     * change that one too.
     *
     * @throws AttestException if it does
     */
    static void outside(FilePath folder, FilePath key) throws AttestException {
        FilePath shipment;
        FilePath file;
        try {
            shipment = RealPath.of(folder);
            file = RealPath.of(key);
        } catch (FileFaultException unknown) {
            // There is no such file, or it cannot be read: whoever reads it says so.
            return;
        }
        boolean below = shipment.holds(file) && file.bytes().length > shipment.bytes().length;
        if (below || isOneOf(folder, key)) {
            throw new AttestException("--key " + key.shown()
                    + " is in the shipment itself: whoever can change the shipment can change it too; use one that"
                    + " you got from elsewhere");
        }
    }

    private static boolean isOneOf(FilePath folder, FilePath key) {
        try {
            FileState wanted = FileState.of(key);
            for (String name : ListedShipment.of(new FolderContent(folder)).names()) {
                if (FileState.ofLink(folder.inside(name)).sameFile(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (FileFaultException unreadable) {
            return false;
        }
    }
}
