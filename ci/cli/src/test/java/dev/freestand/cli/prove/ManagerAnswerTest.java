package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.unpack.UnpackedInput.Format;
import dev.freestand.verifier.process.ProcessResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What dpkg 1.21, rpm 4.18, apk 2.14 and apk 3.0.6 print where they do not install, word for word. */
class ManagerAnswerTest {

    private static PackageInstallation.Result answer(Format format, int status, String err) {
        String manager = format == Format.DEB ? "dpkg" : format == Format.RPM ? "rpm" : "apk";
        byte[] words = err.getBytes(StandardCharsets.UTF_8);
        return ManagerAnswer.of(format, manager, new ProcessResult(status, new byte[0], words, false, false));
    }

    private static void unknown(PackageInstallation.Result answer, String reason) {
        assertThat(answer).isEqualTo(new PackageInstallation.Result(PackageInstallation.State.UNKNOWN, reason));
    }

    private static void notForIt(PackageInstallation.Result answer, String reason) {
        assertThat(answer).isEqualTo(new PackageInstallation.Result(PackageInstallation.State.NOT_FOR_IT, reason));
    }

    @Test
    void aSuccessIsInstalledWhateverIsSaid() {
        for (Format format : new Format[] {Format.DEB, Format.RPM, Format.APK}) {
            assertThat(answer(format, 0, "warning: something that is no script\n")
                            .state())
                    .isEqualTo(PackageInstallation.State.INSTALLED);
        }
    }

    /** A bare tree lacks diff, which dpkg warns of first; its reason is in the line behind the error. */
    @Test
    void aWarningIsNoReason() {
        unknown(
                answer(Format.DEB, 1, """
                        dpkg: warning: 'diff' not found in PATH or not executable
                        dpkg: error processing archive /freestand/package-1.deb (--install):
                         package architecture (arm64) does not match system (amd64)
                        Errors were encountered while processing:
                         /freestand/package-1.deb
                        """),
                "dpkg exits with status 1: package architecture (arm64) does not match system (amd64)");
        unknown(
                answer(Format.DEB, 2, "dpkg: warning: 'diff' not found in PATH or not executable\n"),
                "dpkg exits with status 2: dpkg: warning: 'diff' not found in PATH or not executable");
    }

    @Test
    void theReasonOfApkIsInTheLinesBehindItsError() {
        unknown(answer(Format.APK, 1, """
                        ERROR: unable to select packages:
                          fsx-1.0-r0:
                            error: uninstallable
                            arch: aarch64
                            satisfies: world[fsx><Q19oUJnfr0GK3iCFWarjlbj6zUUXM=]
                        """), "apk exits with status 1: fsx-1.0-r0: error: uninstallable arch: aarch64");
    }

    @Test
    void whatIsMissingIsNamed() {
        unknown(
                answer(Format.DEB, 1, """
                        dpkg: dependency problems prevent configuration of greet:
                         greet depends on libnowhere9 (>= 2); however:
                          Package libnowhere9 is not installed.
                        """),
                "it depends on libnowhere9 (>= 2), which cannot be downloaded without a network");
        unknown(
                answer(Format.RPM, 2, """
                        error: Failed dependencies:
                        \tglibc >= 2.99 is needed by dep-1.0-1.x86_64
                        \tlibnowhere9 >= 2 is needed by dep-1.0-1.x86_64
                        \tlibold.so.1()(64bit) is needed by (installed) other-1.0-1.x86_64
                        """),
                "it depends on glibc >= 2.99, libnowhere9 >= 2, libold.so.1()(64bit), which cannot be downloaded"
                        + " without a network");
        unknown(
                answer(Format.APK, 3, """
                        ERROR: unable to select packages:
                          so:libnowhere.so.9 (no such package):
                            required by: dep-1.0-r0[so:libnowhere.so.9]
                          so:libc.musl-x86_64.so.1 (no such package):
                            required by: dep-1.0-r0[so:libc.musl-x86_64.so.1]
                        """),
                "it depends on so:libnowhere.so.9, so:libc.musl-x86_64.so.1, which cannot be downloaded without a"
                        + " network");
        unknown(answer(Format.APK, 1, """
                        ERROR: unable to select packages:
                          zlib-1.3-r0:
                            breaks: dep-1.0-r0[zlib>=9]
                        """), "it depends on zlib>=9, which cannot be downloaded without a network");
    }

    @Test
    void aPackageForAnotherLibcSaysSoItself() {
        notForIt(
                answer(Format.DEB, 1, " greet depends on libc6 (>= 2.99); however:\n"),
                "it depends on libc6 (>= 2.99)");
        notForIt(
                answer(Format.RPM, 2, """
                        error: Failed dependencies:
                        \tglibc >= 2.99 is needed by deps-1.0-1.x86_64
                        \tlibc.so.6(GLIBC_2.99)(64bit) is needed by deps-1.0-1.x86_64
                        \tlibm.so.6()(64bit) is needed by deps-1.0-1.x86_64
                        """),
                "it depends on glibc >= 2.99, libc.so.6(GLIBC_2.99)(64bit), libm.so.6()(64bit)");
        notForIt(
                answer(
                        Format.APK,
                        2,
                        "ERROR: unable to select packages:\n  so:libc.musl-x86_64.so.1 (no such package):\n"
                                + "    required by: libc-1.0-r0[so:libc.musl-x86_64.so.1]\n"),
                "it depends on so:libc.musl-x86_64.so.1");
    }

    /** rpm ends with 0 then. */
    @Test
    void aScriptThatFailsIsNoInstallation() {
        unknown(
                answer(Format.RPM, 0, "boom\nwarning: %post(badpost-1.0-1.x86_64) scriptlet failed, exit status 1\n"),
                "its script %post(badpost-1.0-1.x86_64) failed, exit status 1");
        unknown(
                answer(
                        Format.RPM,
                        1,
                        "error: %prein(badpre-1.0-1.x86_64) scriptlet failed, exit status 1\nerror: badpre-1.0-1.x86_64: install failed\n"),
                "its script %prein(badpre-1.0-1.x86_64) failed, exit status 1");
        unknown(
                answer(Format.RPM, 0, "error: lua script failed: [string \"%post(lua-1-1.x86_64)\"]:1: boom\n"),
                "its script %post(lua-1-1.x86_64) failed in line 1: boom");
        unknown(
                answer(Format.APK, 1, "boom\nERROR: badpost-1.0-r0.post-install: script exited with error 3\n"),
                "apk exits with status 1: ERROR: badpost-1.0-r0.post-install: script exited with error 3");
    }

    @Test
    void theLineThatSaysWhyIsFound() {
        unknown(
                answer(Format.RPM, 1, """
                        rpm: RPM should not be used directly install RPM packages, use Alien instead!
                        rpm: However assuming you know what you are doing...
                        \tpackage other-1.0-1.aarch64 is intended for a different architecture
                        """),
                "rpm exits with status 1: package other-1.0-1.aarch64 is intended for a different architecture");
        unknown(
                answer(Format.DEB, 2, "Preparing\ndpkg: error: it broke\n"),
                "dpkg exits with status 2: dpkg: error: it broke");
        unknown(answer(Format.APK, 7, ""), "apk exits with status 7: it prints nothing");
    }
}
