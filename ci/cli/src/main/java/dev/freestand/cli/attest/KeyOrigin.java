package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ListedShipment;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Where a key, or what else a reader believes, comes from: never from the shipment itself, since an attacker who can
 * change a file in it can change that one too.
 */
public final class KeyOrigin {

    private KeyOrigin() {}

    /**
     * Refuses a file of the shipment, whatever link or second name leads to it.
     *
     * @param option names it in the error, such as {@code --key}
     * @throws AttestException if it lies in the folder
     */
    public static void outside(Path folder, Path file, String option) throws AttestException {
        try {
            Path shipment = folder.toRealPath();
            if (file.toRealPath().startsWith(shipment) || isOneOf(shipment, file)) {
                throw new AttestException(option + " " + FileNames.shown(file)
                        + " is in the shipment itself: whoever can change the shipment can change it too; use one"
                        + " that you got from elsewhere");
            }
        } catch (IOException unreadable) {
            // There is no such file, or it cannot be read: reading it reports that.
            return;
        }
    }

    private static boolean isOneOf(Path shipment, Path file) throws IOException {
        Object wanted = key(file);
        for (String name : ListedShipment.of(ShipmentFiles.of(shipment)).names()) {
            if (wanted != null && Objects.equals(wanted, key(shipment.resolve(FileNames.ofText(name))))) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
