package dev.freestand.core.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.path.PathResolver.Outcome;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel itself resolves the same paths within the same roots, by openat2(2) with RESOLVE_IN_ROOT. */
class PathResolverIT {

    private static final String ORACLE = """
            #define _GNU_SOURCE
            #include <errno.h>
            #include <fcntl.h>
            #include <linux/openat2.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            int main(int argc, char **argv) {
                int root = open(argv[1], O_PATH | O_DIRECTORY);
                for (int i = 2; i < argc; i++) {
                    struct open_how how = {.flags = O_PATH, .resolve = RESOLVE_IN_ROOT};
                    // EAGAIN: a mount or a rename anywhere on this machine raced with a "..".
                    long file;
                    do
                        file = syscall(SYS_openat2, root, argv[i], &how, sizeof how);
                    while (file < 0 && errno == EAGAIN);
                    if (file < 0) {
                        puts(errno == ENOENT ? "ABSENT"
                             : errno == ENOTDIR ? "NOT_A_DIRECTORY"
                             : errno == ELOOP ? "TOO_MANY_LINKS" : strerror(errno));
                        continue;
                    }
                    char link[64];
                    char place[8192];
                    snprintf(link, sizeof link, "/proc/self/fd/%ld", file);
                    ssize_t length = readlink(link, place, sizeof place - 1);
                    place[length < 0 ? 0 : length] = 0;
                    puts(place);
                    close(file);
                }
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void randomTreesAreResolvedAsTheKernelResolvesThem() throws Exception {
        Path oracle = folder.resolve("oracle");
        Path source = Files.writeString(folder.resolve("oracle.c"), ORACLE);
        Fixtures.run("gcc", source.toString(), "-o", oracle.toString());
        Random random = new Random(20);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int round = 0; round < 60; round++) {
            Path root = tree(random, folder.toRealPath().resolve("tree" + round));
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String path = path(random, 1 + random.nextInt(5), "a", "b", "c", "pipe", "..", ".", "");
                paths.add(path.isEmpty() ? "/" : path);
            }
            List<String> expected = kernel(oracle, root, paths);
            for (int i = 0; i < paths.size(); i++) {
                PathResolver.Resolution found = PathResolver.resolve(
                        paths.get(i), (names, last) -> Folders.entry(root.resolve(String.join("/", names))));
                assertThat(
                                found.found()
                                        ? root.resolve(String.join("/", found.names()))
                                                .toString()
                                        : found.outcome().name())
                        .as("'%s' in %s", paths.get(i), Folders.walk(root))
                        .isEqualTo(expected.get(i));
                outcomes.merge(found.outcome(), 1, Integer::sum);
            }
        }
        for (Outcome outcome :
                List.of(Outcome.FOUND, Outcome.ABSENT, Outcome.NOT_A_DIRECTORY, Outcome.TOO_MANY_LINKS)) {
            assertThat(outcomes.getOrDefault(outcome, 0)).as(outcome.name()).isGreaterThan(50);
        }
    }

    private static List<String> kernel(Path oracle, Path root, List<String> paths) throws IOException {
        List<String> argv = new ArrayList<>(List.of(oracle.toString(), root.toString()));
        argv.addAll(paths);
        ProcessResult result = new CommonsExecRunner().run(ProcessRequest.of(argv));
        assertThat(result.succeeded()).as(result.err()).isTrue();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSameSizeAs(paths);
        return lines;
    }

    /** Files, folders, a FIFO, and links that lead up, down, to themselves, to each other and nowhere. */
    private static Path tree(Random random, Path root) throws IOException {
        Files.createDirectories(root);
        Fixtures.run("mkfifo", root.resolve("pipe").toString());
        for (int i = 0; i < 20; i++) {
            Path place = root.resolve(path(random, 1 + random.nextInt(3), "a", "b", "c"));
            if (!Files.isDirectory(place.getParent()) || Files.exists(place) || Files.isSymbolicLink(place)) {
                continue;
            }
            String target = path(random, 1 + random.nextInt(4), "a", "b", "c", "..", "pipe", ".");
            switch (random.nextInt(5)) {
                case 0 -> Files.createFile(place);
                case 1 -> Files.createDirectory(place);
                case 2 -> Files.createSymbolicLink(place, Path.of("/" + target));
                case 3 -> Files.createSymbolicLink(place, Path.of("../".repeat(random.nextInt(6)) + target));
                default -> Files.createSymbolicLink(place, Path.of(target));
            }
        }
        return root;
    }

    private static String path(Random random, int length, String... names) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            parts.add(names[random.nextInt(names.length)]);
        }
        return String.join("/", parts);
    }
}
