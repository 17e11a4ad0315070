package dev.freestand.core.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseTableTest {

    /** A later version is not older; nothing is said of one that is not given. */
    private static void forward(Release release, String field, String version, Map<String, String> last) {
        if (version == null) {
            return;
        }
        assertThat(VersionNumber.parse(version)).as(release.toString()).isPresent();
        String before = last.put(release.distribution() + " " + field, version);
        if (before != null) {
            assertThat(Release.atLeast(version, before)).as(release.toString()).contains(true);
        }
    }

    @Test
    void theTableIsWhole() {
        assertThat(ReleaseTable.all()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void eachValueHasASource() {
        for (Release one : ReleaseTable.all()) {
            assertThat(one.source()).startsWith("https://");
            assertThat(one.kernelSource() != null).as(one.toString()).isEqualTo(one.kernel() != null);
            assertThat(one.cpuSource() != null).as(one.toString()).isEqualTo(one.cpu() != null);
            if (one.kernelSource() != null) {
                assertThat(one.kernelSource()).startsWith("https://");
            }
            if (one.cpuSource() != null) {
                assertThat(one.cpuSource()).startsWith("https://");
                assertThat(one.cpu()).matches("x86-64-v[2-4]");
            }
        }
    }

    @Test
    void eachDistributionGoesForwardAndStaysTogether() {
        Map<String, String> last = new HashMap<>();
        Map<String, String> libc = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        String before = "";
        for (Release one : ReleaseTable.all()) {
            assertThat(names.add(one.distribution() + " " + one.release()))
                    .as(one.toString())
                    .isTrue();
            if (!one.distribution().equals(before)) {
                assertThat(libc).as("in one piece").doesNotContainKey(one.distribution());
            }
            before = one.distribution();
            assertThat(one.libc()).isEqualTo(libc.getOrDefault(one.distribution(), one.libc()));
            libc.put(one.distribution(), one.libc());
            forward(one, "version", one.version(), last);
            forward(one, "glibcxx", one.glibcxx(), last);
            forward(one, "kernel", one.kernel(), last);
            forward(one, "release", one.release().replaceAll(" SP", ".").replaceAll(" .*", ""), last);
            assertThat(one.guaranteed().compareTo(last.getOrDefault(one.distribution() + " cpu", Release.BASELINE)))
                    .isNotNegative();
            last.put(one.distribution() + " cpu", one.guaranteed());
        }
        assertThat(libc)
                .containsOnlyKeys(
                        "Debian",
                        "Ubuntu",
                        "RHEL family",
                        "AlmaLinux for x86-64-v2",
                        "Fedora",
                        "SUSE Linux Enterprise",
                        "openSUSE Leap",
                        "Amazon Linux",
                        "Alpine");
    }

    @Test
    void onlyAFewAreNotConfirmed() {
        assertThat(ReleaseTable.all()).filteredOn(one -> !one.checked()).hasSizeLessThan(6);
    }

    @Test
    void theNewestGccOfAReleaseIsKnown() {
        for (Release one : ReleaseTable.all()) {
            if (one.glibcxx() != null) {
                assertThat(Release.atLeast(one.glibcxx(), "3.4.13")).contains(true);
            }
        }
    }
}
