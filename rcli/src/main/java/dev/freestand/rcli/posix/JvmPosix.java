package dev.freestand.rcli.posix;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The operating system as the class library of a Java virtual machine shows it, on Linux.
 *
 * <p>The file is long because it has every call of one interface, which share the numbers of open files.
 */
public final class JvmPosix implements Posix {
    /** How long to leave a stream alone that has nothing to read or no room, until it is asked again. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final Map<Integer, FileChannel> open = new HashMap<>();
    /** Paths of what was opened here: the descriptors are this class's own numbers, not the system's. */
    private final Map<Integer, Path> paths = new HashMap<>();

    private int next = STDERR + 1;

    /** Columns of standard error that the end of the machine clears; what comes to standard error after that is lost. */
    private int shownColumns;

    private boolean ending;
    private @Nullable Thread clearing;

    /** An action of the class library, with its way of failing. */
    private interface Call<T> {
        T run() throws IOException;
    }

    @SuppressWarnings("resource") // the standard streams live as long as the process
    public JvmPosix() {
        if (!standardInputIsTheMachines()) {
            open.put(STDIN, new FileInputStream(FileDescriptor.in).getChannel());
        }
        open.put(STDOUT, new FileOutputStream(FileDescriptor.out).getChannel());
        open.put(STDERR, new FileOutputStream(FileDescriptor.err).getChannel());
    }

    @Override
    public int openToRead(String path) throws PosixException {
        return call(() -> open(path, Set.of(StandardOpenOption.READ)));
    }

    @Override
    public int openToWrite(String path) throws PosixException {
        return call(() -> open(path, Set.of(StandardOpenOption.WRITE)));
    }

    @Override
    public int create(String path, int mode) throws PosixException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 0400;
        // Declared in the order of the bits: owner, group, others; read, write, execute.
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit) != 0) {
                permissions.add(permission);
            }
            bit >>= 1;
        }
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(permissions);
        return call(() -> {
            try {
                return open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attribute);
            } catch (FileAlreadyExistsException e) {
                return TAKEN;
            }
        });
    }

    /** The class library has no such files. */
    @Override
    public int createUnnamed(String folder, int mode) {
        return NOT_AVAILABLE;
    }

    @Override
    public boolean name(int descriptor, String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean replace(int descriptor, String temporary, String replaced) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(int descriptor, byte[] buffer) throws PosixException {
        return call(() -> {
            FileChannel channel = channel(descriptor);
            int size = channel.read(ByteBuffer.wrap(buffer));
            // 0 is not the end: the stream does not block, and has nothing yet.
            while (size == 0 && buffer.length > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
                size = channel.read(ByteBuffer.wrap(buffer));
            }
            return Math.max(0, size);
        });
    }

    @Override
    public void write(int descriptor, byte[] data, int from, int to) throws PosixException {
        if (descriptor != STDERR) {
            writeAll(descriptor, data, from, to);
            return;
        }
        synchronized (open) {
            if (!ending) {
                writeAll(descriptor, data, from, to);
            }
        }
    }

    private void writeAll(int descriptor, byte[] data, int from, int to) throws PosixException {
        ByteBuffer bytes = ByteBuffer.wrap(data, from, to - from);
        call(() -> {
            FileChannel channel = channel(descriptor);
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            return descriptor;
        });
    }

    @Override
    public void sync(int descriptor) throws PosixException {
        call(() -> {
            channel(descriptor).force(true);
            return descriptor;
        });
    }

    @Override
    public void close(int descriptor) throws PosixException {
        call(() -> {
            channel(descriptor).close();
            open.remove(descriptor);
            paths.remove(descriptor);
            return descriptor;
        });
    }

    @Override
    public void rename(String from, String to) throws PosixException {
        call(() -> Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public void remove(String path) throws PosixException {
        call(() -> {
            Files.delete(path(path));
            return path;
        });
    }

    @Override
    public @Nullable FileStatus status(String path) throws PosixException {
        return call(() -> {
                    try {
                        return Optional.of(status(path(path)));
                    } catch (NoSuchFileException e) {
                        return Optional.<FileStatus>empty();
                    }
                })
                .orElse(null);
    }

    @Override
    public FileStatus status(int descriptor) throws PosixException {
        return call(() -> {
            Path opened = paths.get(descriptor);
            return status(opened == null ? Path.of("/proc/self/fd/" + descriptor) : opened);
        });
    }

    private static FileStatus status(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path, "unix:isRegularFile,mode,uid,gid,nlink,size,dev,ino");
        return new FileStatus(
                Boolean.TRUE.equals(unix.get("isRegularFile")),
                (int) number(unix, "mode") & FileStatus.MODE_BITS,
                (int) number(unix, "uid"),
                (int) number(unix, "gid"),
                number(unix, "nlink"),
                number(unix, "size"),
                number(unix, "dev"),
                number(unix, "ino"));
    }

    /** Extended attributes of users are kept. The class library shows no others, and no access control lists. */
    @Override
    public void adopt(int descriptor, String path, FileStatus model) throws PosixException {
        call(() -> {
            Path file = paths.get(descriptor);
            if (file == null) {
                throw new IOException("Bad file descriptor");
            }
            FileStatus now = status(file);
            if (now.owner() != model.owner()) {
                Files.setAttribute(file, "unix:uid", model.owner());
            }
            if (now.group() != model.group()) {
                Files.setAttribute(file, "unix:gid", model.group());
            }
            copyUserAttributes(path(path), file);
            // Last: a change of owner takes the set-user-id bit away.
            return Files.setAttribute(file, "unix:mode", model.mode());
        });
    }

    private static void copyUserAttributes(Path from, Path to) throws IOException {
        UserDefinedFileAttributeView old = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
        UserDefinedFileAttributeView current = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
        if (old == null || current == null || !Files.getFileStore(from).supportsFileAttributeView("user")) {
            return;
        }
        for (String name : old.list()) {
            ByteBuffer value = ByteBuffer.allocate(old.size(name));
            old.read(name, value);
            current.write(name, value.flip());
        }
    }

    @Override
    public @Nullable String readLink(String path) throws PosixException {
        return call(() -> {
                    Path link = path(path);
                    return Files.isSymbolicLink(link)
                            ? Optional.of(Files.readSymbolicLink(link).toString())
                            : Optional.<String>empty();
                })
                .orElse(null);
    }

    /** The class library reports only whether both ends are a terminal; the name behind the descriptor shows it for one. */
    @Override
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it is never null: then the unknown is refused, or forced
    public boolean isTerminal(int descriptor) {
        try {
            Path opened = paths.get(descriptor);
            Path device = opened == null ? standardStream(descriptor) : opened.toRealPath();
            String name = device.toString();
            return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
        } catch (IOException e) {
            return System.console() != null;
        }
    }

    @Override
    public @Nullable String environment(String name) {
        return System.getenv(name);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public String build() {
        return "on the JVM: " + System.getProperty("java.version") + "\n";
    }

    /** A virtual machine cannot ask for that. */
    @Override
    public void hideMemory() {
        // Nothing to call: the native file does this.
    }

    @Override
    public void random(byte[] array) {
        new SecureRandom().nextBytes(array);
    }

    @Override
    @SuppressWarnings(
            "SystemConsoleNull") // from JDK 22 on it is never null: then the question is asked, and its answer read
    public byte @Nullable [] askSecret(String prompt) {
        Console console = System.console();
        char[] line = console == null ? null : console.readPassword("%s", prompt);
        if (line == null) {
            return null;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(line));
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        Arrays.fill(bytes.array(), (byte) 0);
        Arrays.fill(line, '\0');
        return text;
    }

    /** A virtual machine cannot ask for that. */
    @Override
    public void lockMemory() {
        // Nothing to call: the native file does this.
    }

    @Override
    public void expectUse() {
        // A virtual machine has its memory by now.
    }

    @Override
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public long processId() {
        return ProcessHandle.current().pid();
    }

    /** Nothing takes a name back from the list, and nothing needs to: by then no file has it. */
    @Override
    public void removeWhenKilled(@Nullable String path) {
        if (path != null) {
            new File(path).deleteOnExit();
        }
    }

    @Override
    public void clearWhenKilled(int columns) {
        synchronized (open) {
            shownColumns = columns;
            if (clearing == null) {
                clearing = new Thread(this::clearLine);
                Runtime.getRuntime().addShutdownHook(clearing);
            }
        }
    }

    private void clearLine() {
        synchronized (open) {
            if (shownColumns > 0) {
                // The terminal shows ^C behind the line.
                byte[] blank = Utf8.encode("\r" + " ".repeat(shownColumns + 2) + "\r");
                try {
                    writeAll(STDERR, blank, 0, blank.length);
                } catch (PosixException gone) {
                    // Nobody sees the line either.
                    shownColumns = 0;
                }
            }
            ending = true;
        }
    }

    private FileChannel channel(int descriptor) throws IOException {
        FileChannel channel = open.get(descriptor);
        if (channel == null) {
            throw new IOException("Bad file descriptor");
        }
        return channel;
    }

    private int open(String path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = path(path);
        open.put(next, FileChannel.open(file, options, attributes));
        paths.put(next, file);
        return next++;
    }

    /**
     * Whether the parent closed standard input. The virtual machine then got its descriptor for one of its own files,
     * which nobody asked to encrypt. Where there is no {@code /proc}, this cannot be known.
     */
    private static boolean standardInputIsTheMachines() {
        try {
            Path machine = Path.of(System.getProperty("java.home")).toRealPath();
            return standardStream(STDIN).startsWith(machine);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path standardStream(int descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
    }

    /** An empty name is the current folder to {@link Path}, and nothing at all to the system. */
    private static Path path(String path) throws NoSuchFileException {
        if (path.isEmpty()) {
            throw new NoSuchFileException(path);
        }
        return Path.of(path);
    }

    private static long number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("no attribute " + name);
    }

    private static <T> T call(Call<T> action) throws PosixException {
        try {
            return action.run();
        } catch (InvalidPathException e) {
            throw new PosixException(String.valueOf(e.getReason()));
        } catch (IOException e) {
            throw new PosixException(reason(e));
        }
    }

    /** The system's words. The class library turns some error numbers into exception types, which then have none. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        String words = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return words == null ? e.getClass().getSimpleName() : words;
    }
}
