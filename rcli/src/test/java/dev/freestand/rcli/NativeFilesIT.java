package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the native files can do with a file and a virtual machine cannot. */
@ParameterizedClass
@EnumSource(value = Subject.class, mode = EnumSource.Mode.EXCLUDE, names = "JAR")
class NativeFilesIT extends ContractTestBase {
    /** Signals whose default is to end the process, of those that the C library leaves to programs. */
    private static final String ENDINGS =
            "HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 ALRM TERM STKFLT XCPU VTALRM"
                    + " PROF IO PWR SYS RTMIN+5 RTMAX";

    private static final byte[] OLD = random(1000);

    /**
     * Starts it reading from a pipe that stays empty, waits until it writes, and ends it with each signal in turn.
     *
     * <p>A shell's background processes ignore some signals, so their defaults are put back.
     */
    private Result endedBy(String signals, String before, String written) throws Exception {
        write("old", OLD);
        return run.shell(
                "mkfifo pipe; sleep 100 > pipe & for signal in " + signals + "; do env --default-signal " + before
                        + " '"
                        + String.join("' '", subject.command()) + "' encrypt --key " + KEY + " pipe -o old & until "
                        + written
                        + "; do sleep 0.02; done; kill -s $signal $!; wait $! && echo not ended by $signal; ls -A; done; kill %1");
    }

    @Test
    void noSignalLeavesATemporaryFile() throws Exception {
        Result result = endedBy(ENDINGS + " KILL", "", "ls -l /proc/$!/fd 2>/dev/null | grep -qF \"$PWD/#\"");
        assertThat(result.text().lines().distinct()).as(result.err()).containsExactly("old", "pipe");
        assertThat(read("old")).isEqualTo(OLD);
    }

    /** As on file systems that have no files without a name. */
    @Test
    void noSignalLeavesATemporaryFileThatHasAName() throws Exception {
        Result result = endedBy(
                ENDINGS, "strace -D -qqq -o /dev/null -e inject=linkat:error=EOPNOTSUPP", "ls -A | grep -q rcli-.*tmp");
        assertThat(result.text().lines().distinct()).as(result.err()).containsExactly("old", "pipe");
        assertThat(read("old")).isEqualTo(OLD);
    }

    @Test
    void withoutFilesThatHaveNoNameTheResultIsTheSame() throws Exception {
        write("file", OLD);
        run.shell("strace -qqq -o /dev/null -e inject=linkat:error=EOPNOTSUPP '" + String.join("' '", subject.command())
                        + "' encrypt --key " + KEY + " --in-place file")
                .succeeded();
        assertThat(read("file")).isEqualTo(rc4(KEY_BYTES, OLD));
        assertThat(names()).containsExactly("file");
    }

    /** By the descriptor's name in /proc, as older kernels have it for everyone but root. */
    @Test
    void withoutLinksByDescriptorTheResultIsTheSame() throws Exception {
        write("file", OLD);
        run.shell("strace -qqq -o log -e inject=linkat:error=ENOENT:when=1+2 '" + String.join("' '", subject.command())
                        + "' encrypt --key " + KEY + " --in-place file")
                .succeeded();
        assertThat(read("file")).isEqualTo(rc4(KEY_BYTES, OLD));
        assertThat(read("log")).asString().contains("/proc/self/fd/");
        assertThat(names()).containsExactly("file", "log");
    }

    @Test
    void inPlaceKeepsTheAccessControlList() throws Exception {
        write("file", OLD);
        Result result = run.shell("chmod 640 file; setfacl -m u:12345:rw,g:54321:r file; getfacl -n file > before;"
                + " rcli encrypt --key " + KEY + " --in-place file; getfacl -n file | diff before - && echo kept");
        assertThat(result.succeeded().text()).isEqualTo("kept\n");
    }

    /** The folder's default list would let others at the new file whom the old one kept out. */
    @Test
    void inPlaceTakesNoAccessControlListFromTheFolder() throws Exception {
        Result result = run.shell("mkdir d; echo secret > d/file; chmod 640 d/file; setfacl -d -m u:12345:rw d;"
                + " rcli encrypt --key " + KEY + " --in-place d/file; stat -c %a d/file; getfacl -nc d/file");
        assertThat(result.succeeded().text()).isEqualTo("640\nuser::rw-\ngroup::r--\nother::---\n\n");
    }

    @Test
    void whatCannotBeKeptIsRefused() throws Exception {
        write("file", OLD);
        Result result = run.shell("setfacl -m u:12345:rw file; strace -qqq -o /dev/null -e"
                + " inject=fsetxattr:error=EPERM '"
                + String.join("' '", subject.command()) + "' encrypt --key " + KEY + " --in-place file");
        result.failed(
                1,
                "rcli: cannot keep owner, mode and attributes: file: system.posix_acl_access: Operation not permitted");
        assertThat(read("file")).isEqualTo(OLD);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void memoryIsHiddenBeforeTheKeyIsRead() throws Exception {
        write("key", KEY_BYTES);
        write("file", OLD);
        run.shell("strace -qqq -o log '" + String.join("' '", subject.command())
                        + "' encrypt --key-file key file -o out")
                .succeeded();
        String log = new String(read("log"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(log).contains("\"key\", O_RDONLY").contains("prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE) = 0");
        assertThat(log.indexOf("PR_SET_DUMPABLE")).isLessThan(log.indexOf("\"key\", O_RDONLY"));
    }
}
