import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a folder of jars for one machine: without native libraries of other machines, and not compressed, since the package
 * around them is, and does it better. The same jars give the same bytes.
 *
 * <pre>java TrimJars.java FROM TO</pre>
 */
public final class TrimJars {

    /** Whether it is for AArch64, else for x86-64: as the Java that runs this, which is the one that is packed. */
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    /** What Linux on that machine never loads; and Netty's OpenSSL, in place of which Java's own is used. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            // zstd-jni
            "(?:aix|win|darwin|freebsd|openbsd|sunos)/.*|linux/(?!" + (ARM ? "aarch64" : "amd64") + "/).*"
                    // jna
                    + "|com/sun/jna/(?!linux-" + (ARM ? "aarch64" : "x86-64") + "/)[a-z0-9]+-[a-z0-9-]+/.*"
                    // grpc-netty-shaded
                    + "|META-INF/native/(?!.*epoll_" + (ARM ? "aarch_64" : "x86_64") + ").*"
                    // proto-google-common-protos: of services that nothing here calls
                    + "|(?:com/)?google/(?:apps|cloud|geo|logging|shopping)/.*"
                    // ant, of which jdeb takes the filters
                    + "|org/apache/tools/ant/(?:helper|listener|taskdefs)/.*"
                    // cyclonedx-core-java: texts of licences, which an SBOM here only names
                    + "|licenses/[^/]+\\.txt"
                    // the signature of Bouncy Castle's jar, which OpenJDK does not ask for
                    + "|META-INF/BC[^/]*\\.(?:SF|DSA)"
                    // classes for newer runtimes than the one that is packed
                    + "|META-INF/versions/(?:1[89]|2[0-9])/.*"
                    // sources of generated classes
                    + "|(?:.*/)?[^/]+\\.proto");

    private TrimJars() {}

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        List<Path> jars;
        try (Stream<Path> all = Files.walk(from)) {
            jars = all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            Path target = to.resolve(from.relativize(jar).toString());
            Files.createDirectories(target.getParent());
            copy(jar, target);
        }
    }

    private static void copy(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                ZipOutputStream copy = new ZipOutputStream(out)) {
            copy.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.isDirectory() || LEFT_OUT.matcher(entry.getName()).matches()) {
                    continue;
                }
                byte[] content;
                try (InputStream in = zip.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry kept = new ZipEntry(entry.getName());
                kept.setTimeLocal(entry.getTimeLocal());
                kept.setSize(content.length);
                kept.setCrc(sum.getValue());
                copy.putNextEntry(kept);
                copy.write(content);
                copy.closeEntry();
            }
        }
    }
}
