package dev.freestand.rcli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What every contract test has: one subject, one empty folder, a key, and the JDK's RC4 to compare with. */
public abstract class ContractTestBase {
    public static final String KEY = "0102030405";
    public static final byte[] KEY_BYTES = {1, 2, 3, 4, 5};

    @Parameter
    Subject subject;

    @TempDir
    Path folder;

    Runner run;

    @BeforeEach
    void prepare() {
        run = new Runner(subject, folder);
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    /** Names in the folder, so that a temporary file that stayed is noticed. */
    List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    public static byte[] rc4(byte[] key, byte[] data) throws Exception {
        Cipher jdk = Cipher.getInstance("ARCFOUR");
        jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(key, key.length), "ARCFOUR"));
        return jdk.doFinal(data);
    }
}
