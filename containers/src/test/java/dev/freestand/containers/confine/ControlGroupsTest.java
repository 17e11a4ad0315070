package dev.freestand.containers.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memberships as the kernel lists them (proc(5), /proc/PID/cgroup). */
class ControlGroupsTest {

    @TempDir
    private Path mount;

    private List<ControlGroups> candidates(String membership) throws IOException {
        return ControlGroups.candidates(mount, Files.writeString(mount.resolve("membership"), membership));
    }

    @Test
    void ofVersionOneMemoryAndProcessesAreTwoGroups() throws IOException {
        Files.createDirectories(mount.resolve("memory/a/b"));

        assertThat(candidates("9:pids:/gone\n4:cpu,cpuacct:/\n3:memory:/a/b\n0::/\n"))
                .containsExactly(
                        new ControlGroups(1, List.of(mount.resolve("memory/a/b"), mount.resolve("pids"))),
                        new ControlGroups(1, List.of(mount.resolve("memory"), mount.resolve("pids"))));
    }

    @Test
    void ofVersionTwoAGroupFurtherUpIsLookedFor() throws IOException {
        Files.createDirectories(mount.resolve("user.slice/session"));

        assertThat(candidates("0::/user.slice/session\n"))
                .extracting(one -> one.parents().get(0))
                .containsExactly(mount.resolve("user.slice/session"), mount.resolve("user.slice"), mount);
        assertThat(candidates("0::/../../elsewhere\n"))
                .extracting(one -> one.parents().get(0))
                .containsExactly(mount);
        assertThat(candidates("")).isEmpty();
    }

    @Test
    void aGroupThatCountsNothingIsNone() {
        // A folder of an ordinary file system has no file of the kernel's in it.
        assertThatThrownBy(() -> new ControlGroups(2, List.of(mount)).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("limits neither memory nor processes");
        assertThat(mount).isEmptyDirectory();
    }

    @Test
    void whereThereIsNoneNothingIsJoinedAndThatIsSaid() throws IOException {
        try (ControlGroup group = ControlGroups.NONE.open()) {
            assertThat(group.join(Path.of("/probe"))).isEmpty();
        }
        assertThat(ControlGroups.NONE.description()).contains("limited per process");
        assertThat(new ControlGroups(2, List.of(mount)).description()).contains("whole cell", "cgroup v2");
    }
}
