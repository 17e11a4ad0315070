package dev.freestand.core.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.path.PathResolver.Entry;
import dev.freestand.core.path.PathResolver.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths are resolved as the kernel resolves them for a process that has this root, and never lead outside. */
class PathResolverTest {

    /** Each entry by its path; the folders that hold them are there too. */
    private final Map<String, Entry> entries = new HashMap<>();

    private final List<String> looked = new ArrayList<>();

    /** On the way to what was looked for, and no links. */
    private final Set<String> folders = new HashSet<>();

    private void folder(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            entries.put(path.substring(0, slash), Entry.DIRECTORY);
        }
        entries.put(path, Entry.DIRECTORY);
    }

    private void file(String path) {
        folder(path);
        entries.put(path, Entry.OTHER);
    }

    private void link(String path, String target) {
        folder(path);
        entries.put(path, Entry.link(target));
    }

    private String resolve(String path) throws IOException {
        PathResolver.Resolution found = PathResolver.resolve(path, (names, last) -> {
            assertThat(names).isNotEmpty().doesNotContain("", ".", "..").noneMatch(name -> name.contains("/"));
            String place = "/" + String.join("/", names);
            looked.add(place);
            // Each folder is looked at once: paths are up to 2,048 names deep.
            for (int i = names.size() - 1; i > 0; i--) {
                String above = "/" + String.join("/", names.subList(0, i));
                if (!folders.add(above)) {
                    break;
                }
                assertThat(entries.get(above)).as("on the way to " + place).isEqualTo(Entry.DIRECTORY);
            }
            return entries.getOrDefault(place, Entry.ABSENT);
        });
        assertThat(found.found()).isEqualTo(found.outcome() == Outcome.FOUND);
        return found.found()
                ? "/" + String.join("/", found.names())
                : found.outcome().name();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/a, /usr/lib/a",
        "usr/lib/a, /usr/lib/a",
        "//usr/./lib//a, /usr/lib/a",
        "/usr/lib/../lib/a, /usr/lib/a",
        "/lib/a, /usr/lib/a",
        "/b, /usr/lib/a",
        "/usr/c, /usr/lib/a",
        "/chain, /usr/lib/a",
        "/slash/usr/lib/a, /usr/lib/a",
        "/lib, /usr/lib",
        "/lib/, /usr/lib",
        "/lib/.., /usr",
        "/, /",
        "'', /",
        "., /"
    })
    void linksAndDotsAreFollowedAsFromInside(String path, String place) throws IOException {
        file("/usr/lib/a");
        link("/lib", "usr/lib");
        link("/b", "/lib/a");
        link("/usr/c", "../../../usr/lib/../../b");
        link("/chain", "b");
        link("/slash", "/");

        assertThat(resolve(path)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "/..",
        "/../../..",
        "/up",
        "/slash/../..",
        "/deep/up",
        "/deep/up/../../..",
    })
    void theParentOfTheRootIsTheRoot(String path) throws IOException {
        link("/up", "../../../..");
        link("/slash", "/");
        link("/deep/up", "../../../../../..");

        assertThat(resolve(path)).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/../outside, ABSENT",
        "/up, ABSENT",
        "/absolute, ABSENT",
        "/slash/../../outside, ABSENT",
        "/none, ABSENT",
        "/none/.., ABSENT",
        "/none/../usr/a, ABSENT",
        "/dangling, ABSENT",
        "/dangling/../usr/a, ABSENT",
        "/empty, ABSENT",
        "/usr/a/b, NOT_A_DIRECTORY",
        "/usr/a/, NOT_A_DIRECTORY",
        "/usr/a/., NOT_A_DIRECTORY",
        "/usr/a/.., NOT_A_DIRECTORY",
        "/file/.., NOT_A_DIRECTORY",
        "/filewithslash, NOT_A_DIRECTORY",
        "/self, TOO_MANY_LINKS",
        "/x, TOO_MANY_LINKS",
        "/x/a, TOO_MANY_LINKS",
        "/growing, TOO_MANY_LINKS",
        "/usr/back/back/a, ABSENT"
    })
    void brokenPathsGiveTheReason(String path, String outcome) throws IOException {
        file("/usr/a");
        link("/up", "../outside");
        link("/absolute", "/home/outside");
        link("/slash", "/");
        link("/dangling", "usr/none");
        link("/empty", "");
        link("/file", "usr/a");
        link("/filewithslash", "usr/a/");
        link("/self", "self");
        link("/x", "y");
        link("/y", "/x");
        link("/growing", "growing/growing");
        link("/usr/back", "..");

        assertThat(resolve(path)).isEqualTo(outcome);
    }

    @Test
    void asManyLinksAreFollowedAsLinuxFollows() throws IOException {
        file("/end");
        link("/link1", "end");
        for (int i = 2; i <= 41; i++) {
            link("/link" + i, "link" + (i - 1));
        }

        assertThat(resolve("/link40")).isEqualTo("/end");
        assertThat(resolve("/link41")).isEqualTo("TOO_MANY_LINKS");
        link("/here", ".");
        assertThat(resolve("/here".repeat(40) + "/end")).isEqualTo("/end");
        assertThat(resolve("/here".repeat(41) + "/end")).isEqualTo("TOO_MANY_LINKS");
    }

    @Test
    void growingLinksEndAfterABoundedNumberOfLooks() throws IOException {
        link("/grow", "grow/".repeat(800) + "grow");
        looked.clear();

        assertThat(resolve("/grow")).isEqualTo("TOO_MANY_LINKS");
        assertThat(looked).hasSize(PathResolver.MOST_LINKS + 1);
    }

    @Test
    void deepPathsAreResolvedUpToTheLongest() throws IOException {
        String deep = "/d".repeat(2048);
        folder(deep);

        assertThat(resolve(deep)).isEqualTo(deep);
        assertThat(resolve(deep + "/")).isEqualTo("TOO_LONG");
        assertThat(resolve("x".repeat(5000))).isEqualTo("TOO_LONG");
    }

    @Test
    void anErrorOfTheTreeIsNoAnswer() {
        assertThatThrownBy(() -> PathResolver.resolve("/a", (names, last) -> {
                    throw new IOException("no permission");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no permission");
    }
}
