package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.KeyKind;
import dev.freestand.attest.Pem;
import dev.freestand.attest.VerifyingKey;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Set;

/** Writes new keys to files, and reads keys from them. */
public final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** With one of these, others could read or replace the key. A group may read it: that is how secrets are mounted. */
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private KeyFiles() {}

    /**
     * Makes a key: {@code NAME.pem}, for its owner's eyes only, and {@code NAME.pub.pem}.
     *
     * @param name where; a path without the ending
     * @return the public key
     * @throws AttestException if one of the files is there already: a key is never overwritten
     */
    public static VerifyingKey generate(Path name, KeyKind kind) throws AttestException, IOException {
        Path secret = FileNames.beside(name, ".pem");
        Path open = FileNames.beside(name, ".pub.pem");
        KeyPair pair;
        try {
            pair = JdkKeys.generate(kind);
        } catch (GeneralSecurityException e) {
            throw new AttestException("this JDK cannot generate keys of type " + kind + ": " + e.getMessage(), e);
        }
        VerifyingKey key = VerifyingKey.decode(pair.getPublic().getEncoded());
        // The public one first: where it cannot be written, no private key lies about.
        create(open, key.pem());
        try {
            create(secret, Pem.print("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (AttestException | IOException | RuntimeException e) {
            Files.deleteIfExists(open);
            throw e;
        }
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        return key;
    }

    private static void create(Path file, String text) throws AttestException, IOException {
        boolean made = false;
        boolean whole = false;
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            made = true;
            var bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            whole = true;
        } catch (FileAlreadyExistsException e) {
            throw new AttestException(
                    FileNames.shown(file) + " already exists, and keys are never overwritten; choose another name", e);
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        } finally {
            // A full disk leaves no part of a key, which could be taken for one.
            if (made && !whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Reads the private key in a file. */
    public static SigningKey signing(Path file) throws AttestException {
        String text = text(file, "a signing key", "freestand keygen generates one");
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(TOO_OPEN::contains)) {
                throw new AttestException(FileNames.shown(file) + " is not protected: its mode is "
                        + PosixFilePermissions.toString(permissions)
                        + ", so others can read or change the key; chmod 600 it, and if others could read it, make a"
                        + " new one");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new AttestException(FileNames.shown(file) + ": who can read it cannot be determined: " + e, e);
        }
        return SigningKey.parse(text, FileNames.shown(file));
    }

    /** Reads the public key in a file. */
    public static VerifyingKey verifying(Path file) throws AttestException {
        return VerifyingKey.parse(text(file, "a public key", "name the one of whoever signed"), FileNames.shown(file));
    }

    private static String text(Path file, String what, String wayOut) throws AttestException {
        try {
            return new String(RegularFile.bytes(file, Pem.LIMIT), StandardCharsets.ISO_8859_1);
        } catch (FileTooLongException e) {
            throw new AttestException(FileNames.shown(file) + " is too long for " + what, e);
        } catch (NotRegularFileException e) {
            throw new AttestException(
                    FileNames.shown(file) + " cannot be read as " + what + ": it " + e.getReason(), e);
        } catch (NoSuchFileException e) {
            throw new AttestException(FileNames.shown(file) + " does not exist; " + wayOut, e);
        } catch (IOException e) {
            throw new AttestException(FileNames.shown(file) + " cannot be read: " + FileErrorReasons.reason(e), e);
        }
    }
}
