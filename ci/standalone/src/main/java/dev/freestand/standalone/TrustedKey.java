package dev.freestand.standalone;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ListedShipment;
import dev.freestand.attest.Pem;
import dev.freestand.attest.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.teavm.interop.Address;

/** The public key that the reader of a shipment gives. */
final class TrustedKey {

    private static final int LONGEST_PATH = 4096;

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
                                case "no-such-file" -> ": there is no such file; freestand keygen makes one";
                                case "not-a-regular-file" -> " cannot be read as a public key: it " + e.reason(path);
                                default -> " cannot be read: " + e.reason(path);
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
        byte[] shipment = real(folder);
        byte[] file = real(key);
        if (shipment.length == 0 || file.length == 0) {
            // There is no such file, or it cannot be read: reading it reports that.
            return;
        }
        if (below(shipment, file) || isOneOf(folder, key)) {
            throw new AttestException("--key " + key.shown()
                    + " lies in the shipment itself: whoever can change the shipment can change it too; give the one that"
                    + " you have from elsewhere");
        }
    }

    private static boolean below(byte[] folder, byte[] file) {
        return file.length > folder.length
                && Arrays.equals(folder, 0, folder.length, file, 0, folder.length)
                && (file[folder.length] == '/' || folder.length == 1);
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

    /** The path without symbolic links; empty where it is not known. */
    private static byte[] real(FilePath path) {
        byte[] zeroEnded = path.zeroEnded();
        byte[] real = new byte[LONGEST_PATH];
        int length = SystemCalls.realPath(Address.ofData(zeroEnded), Address.ofData(real), real.length);
        return length < 0 ? new byte[0] : Arrays.copyOf(real, length);
    }
}
