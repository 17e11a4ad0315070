import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a folder of jars for one machine and one release of Java: without native libraries of other machines and classes for
 * other releases, and not compressed, since the package around them is, and does it better. The same jars give the same bytes.
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
                    // Bouncy Castle: tables of Picnic, a signature scheme that nothing here makes or checks
                    + "|(?:.*/)?bouncycastle/pqc/crypto/picnic/lowmc[^/]*\\.properties"
                    // sources of generated classes
                    + "|(?:.*/)?[^/]+\\.proto");

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/([0-9]{1,3})/(.+)");

    /** The runtime that is packed: the one that runs this. */
    private static final int RELEASE = Runtime.version().feature();

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
            Manifest manifest = manifest(zip);
            Set<String> unused = unused(zip, manifest);
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || unused.contains(name) || LEFT_OUT.matcher(name).matches()) {
                    continue;
                }
                byte[] content = name.equals(JarFile.MANIFEST_NAME) ? bytes(manifest) : bytes(zip, entry);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry kept = new ZipEntry(name);
                kept.setTimeLocal(entry.getTimeLocal());
                kept.setSize(content.length);
                kept.setCrc(sum.getValue());
                copy.putNextEntry(kept);
                copy.write(content);
                copy.closeEntry();
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
        Manifest manifest = new Manifest();
        if (entry != null) {
            manifest.read(new ByteArrayInputStream(bytes(zip, entry)));
            // Digests of entries belong to signatures, and nobody asks for those.
            manifest.getEntries().clear();
        }
        return manifest;
    }

    /** Classes of which the runtime that is packed takes another version, or none. */
    private static Set<String> unused(ZipFile zip, Manifest manifest) {
        boolean versioned = Boolean.parseBoolean(manifest.getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
        Map<String, Integer> newest = new HashMap<>();
        Set<String> unused = new HashSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            Matcher version = VERSION.matcher(entry.getName());
            if (version.matches()) {
                int release = Integer.parseInt(version.group(1));
                if (versioned && release <= RELEASE) {
                    newest.merge(version.group(2), release, Math::max);
                }
                unused.add(entry.getName());
            }
        }
        newest.forEach((name, release) -> {
            unused.add(name);
            unused.remove("META-INF/versions/" + release + "/" + name);
        });
        return unused;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(Manifest manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }
}
