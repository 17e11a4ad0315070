package dev.freestand.containers.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.OpenedPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/lib/x86_64-linux-gnu/libnss_files.so.2, FS301, 1",
        "/usr/lib64/libnss_sss.so.2, FS301, 1",
        "/etc/nsswitch.conf, FS301, 3",
        "/etc/resolv.conf, FS302, 1",
        "/etc/hosts, FS302, 3",
        "/opt/plug/libfilter.so, FS303, 1",
        "libfilter.so.1.2, FS303, 1",
        "/usr/lib/x86_64-linux-gnu/gconv/ISO8859-9.so, FS304, 1",
        "/usr/lib/x86_64-linux-gnu/gconv/gconv-modules.cache, FS304, 3",
        "/usr/lib/locale/locale-archive, FS305, 1",
        "/usr/share/locale/de/LC_MESSAGES/libc.mo, FS305, 1",
        "/etc/localtime, FS306, 1",
        "/usr/share/zoneinfo/Europe/Berlin, FS306, 3",
        "/etc/group, FS307, 1",
        "/etc/ssl/certs/12371eab.0, FS308, 1",
        "/etc/pki/tls/cert.pem, FS308, 3",
        "/var/tmp/x, FS309, 1"
    })
    void aPathShowsOneHazardAndWhatIsLoadedIsBetterThanWhatIsRead(String path, String rule, int grade) {
        assertThat(HazardPaths.rules(new OpenedPath(path, "openat", "ENOENT", false, null)))
                .isEqualTo(Map.of(rule, grade));
        assertThat(HazardPaths.rules(new OpenedPath(path, "openat", null, false, null)))
                .isEqualTo(Map.of(rule, grade - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "/lib/x86_64-linux-gnu/libc.so.6",
        "/lib64/ld-linux-x86-64.so.2",
        "/etc/ld.so.cache",
        "/proc/self/exe",
        "/tmp/freestand/work/data",
        "/etc/resolv.conf.d/x",
        "/home/me/etc/passwd"
    })
    void otherPathsShowNone(String path) {
        assertThat(HazardPaths.rules(new OpenedPath(path, "openat", null, false, null)))
                .isEmpty();
    }

    @Test
    void whatTheBehaviourOrTheStartOfTheCLibraryNamesShowsNone() {
        assertThat(HazardPaths.rules(new OpenedPath("/etc/passwd", "openat", null, true, null)))
                .isEmpty();
        assertThat(HazardPaths.rules(new OpenedPath("/etc/passwd", "openat", null, false, "start of glibc")))
                .isEmpty();
    }
}
