package dev.freestand.verifier.witness;

import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessNotStartedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks ldd, and only where that cannot start the file. glibc's ldd may run its target, trusting the loader that the
 * target names to stop in time: so the target must name a system loader at its well-known path, present on this host,
 * or none. A loader of one C library does not support the other's protocol (musl's would simply run the program), so each
 * file is shown to the loader it names. DT_AUDIT names a library whose code the loader runs even then: refused. A file
 * of another machine gets the words for a static one whatever it is: not asked. And since all that rests on what was
 * read here, ldd runs only in a sandbox that has nothing but loaders, libraries and the file.
 */
final class LddWitness implements Witness {

    private static final String TOOL = "ldd";
    static final Pattern GLIBC_VERSION = Pattern.compile("\\Aldd \\(.*\\) (\\d[\\w.]*)");
    static final Pattern MUSL_VERSION = Pattern.compile("(?m)\\Amusl libc.*\\nVersion (\\S+)");

    private final ToolRunner asker;
    private final HostMachine host;

    LddWitness(ToolRunner asker) {
        this(asker, HostMachine.CURRENT);
    }

    LddWitness(ToolRunner asker, HostMachine host) {
        this.asker = asker;
        this.host = host;
    }

    @Override
    public ToolStatement testify(WitnessSubject subject) {
        String refusal = refusal(subject);
        if (refusal != null) {
            return notAsked(refusal);
        }
        String interpreter = subject.elf().interpreter();
        String muslLoader = interpreter != null && LoaderPaths.musl(interpreter) ? interpreter : null;
        // musl's loader without arguments prints its version; its ldd is the loader under another name.
        Optional<String> banner = asker.banner(muslLoader != null ? List.of(muslLoader) : List.of(TOOL, "--version"));
        if (banner.isEmpty()) {
            return absent("there is no ldd on this host: install libc-bin (Debian, Ubuntu) or glibc-common (Fedora)");
        }
        String musl = ToolRunner.version(banner.get(), MUSL_VERSION);
        String glibc = ToolRunner.version(banner.get(), GLIBC_VERSION);
        if (interpreter != null && LoaderPaths.glibc(interpreter) && glibc == null) {
            return notAsked("ldd on this host is not glibc's, the file's loader " + interpreter + " is");
        }
        try {
            List<String> argv = muslLoader != null ? List.of(muslLoader, "--list") : List.of(TOOL);
            Optional<ToolOutput> given = asker.askLoader(subject.file(), argv, musl != null ? musl : glibc);
            if (given.isEmpty()) {
                return notAsked("ldd may run code of the file, and bubblewrap, which would confine it, does not work"
                        + " here: install the package bubblewrap and allow user namespaces");
            }
            ToolOutput answer = given.get();
            String text = answer.text();
            boolean muslSpeaks = muslLoader != null || musl != null;
            return answer.testimony(TOOL, muslSpeaks ? LddParser.musl(text) : LddParser.glibc(text));
        } catch (ProcessNotStartedException e) {
            return absent(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String refusal(WitnessSubject subject) {
        if (!subject.program()) {
            return subject.otherThanProgram();
        }
        Dynamic dynamic = subject.elf().dynamic();
        if (dynamic != null && (dynamic.has(ElfConstants.DT_AUDIT) || dynamic.has(ElfConstants.DT_DEPAUDIT))) {
            return "the file names audit libraries (DT_AUDIT), whose code ldd would run";
        }
        String interpreter = subject.elf().interpreter();
        if (interpreter != null) {
            if (!LoaderPaths.glibc(interpreter) && !LoaderPaths.musl(interpreter)) {
                return "its interpreter " + interpreter + " is not a known system loader, and ldd might start it";
            }
            if (!Files.isRegularFile(Path.of(interpreter))) {
                return "its interpreter " + interpreter + " is not on this host";
            }
        }
        String machine = Machine.name(subject.elf().header());
        boolean guest = interpreter != null && host.equals(HostMachine.X86_64) && machine.equals("i386");
        if (!host.runs(machine) && !guest) {
            return "the file is for " + machine + ", this host is " + host;
        }
        return null;
    }

    private static ToolStatement notAsked(String why) {
        return new ToolStatement(TOOL, null, ToolAnswer.NOT_ASKED, "not asked: " + why);
    }

    private static ToolStatement absent(String why) {
        return new ToolStatement(TOOL, null, ToolAnswer.ABSENT, why);
    }
}
