package dev.freestand.containers.confine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a temporary folder or a control group was made by, as it stands in its name: so a later run can see what
 * a run that was killed left behind.
 *
 * @param process its number
 * @param began when it began, in clock ticks since the machine did (proc(5), field 22 of stat): with its number, the name of
 *     one process and no other
 * @param namespace the inode of its process namespace: a process in another one cannot see whether it lives
 */
record OwnerProcess(long process, String began, String namespace) {

    private static final String PREFIX = "freestand-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,10})-([0-9]{1,20})-([0-9]{1,20})-.*");
    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[([0-9]+)\\]");
    private static final int BEGAN = 19;

    /** This process as the owner of what it makes. */
    static OwnerProcess self() throws IOException {
        long process = ProcessHandle.current().pid();
        return new OwnerProcess(process, began(process), namespaceOfSelf());
    }

    /** What the names begin with that belong to it. */
    String prefix() {
        return PREFIX + process + "-" + began + "-" + namespace + "-";
    }

    /** Whether a name states that its maker was a process of this namespace, and lives no more. */
    static boolean gone(String name) throws IOException {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || !parts.group(3).equals(namespaceOfSelf())) {
            return false;
        }
        try {
            return !began(Long.parseLong(parts.group(1))).equals(parts.group(2));
        } catch (IOException e) {
            // There is no such process.
            return true;
        }
    }

    private static String namespaceOfSelf() throws IOException {
        String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        Matcher matcher = NAMESPACE.matcher(link);
        return matcher.matches() ? matcher.group(1) : "0";
    }

    /** The name of a process may hold anything, and ends with the last bracket. */
    private static String began(long process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process), "stat");
        String text = new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return fields[BEGAN];
    }
}
