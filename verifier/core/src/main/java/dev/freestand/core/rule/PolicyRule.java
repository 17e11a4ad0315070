package dev.freestand.core.rule;

/**
 * What the rules tell of themselves that need more than one file: what is expected of it, what was seen while it ran, an
 * earlier proof. {@code freestand verify} applies them.
 */
public enum PolicyRule implements RuleDescription {
    LINKAGE_AS_EXPECTED(
            "FS101",
            "Linkage is as expected",
            "A file that should be static but is dynamic starts only where its loader and its libraries are"
                    + " installed. The failure appears on the user's machine.",
            "PT_INTERP and DT_NEEDED, read from the segments (System V gABI, chapter 5). Sections are not used,"
                    + " because they can be stripped.",
            "Look at the link line in the build log: a target named musl or a -static-pie that the "
                    + "compiler's specs do not know can still give a dynamic file. Or change expect.linkage.",
            "https://gabi.xinuos.com/elf/08-dynamic.html"),
    NOTHING_LOADED_BY_STATIC(
            "FS103",
            "No loader or libraries when static",
            "A PT_INTERP or a single DT_NEEDED makes the kernel or the loader look for a file on "
                    + "the user's machine; where it is missing, the program does not start.",
            "PT_INTERP and every DT_NEEDED of the dynamic segment.",
            "Link with -static. Look for a library that is passed to the linker by the path of its .so file, or"
                    + " that the compiler adds by itself.",
            "https://gabi.xinuos.com/elf/08-dynamic.html"),
    LIBC_AS_EXPECTED(
            "FS104",
            "The C library is as expected",
            "The C library decides what a file still needs at run time: a static glibc file may "
                    + "load NSS modules and converters of the host's glibc; musl does not.",
            "For a dynamic file the interpreter, DT_NEEDED and symbol versions; for a static one the traces that"
                    + " its C library leaves in it.",
            "Check which compiler the build actually called (musl-gcc, or a cross compiler), or change"
                    + " expect.libc.",
            "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html"),
    STRIPPED(
            "FS201",
            "Stripped as expected",
            "Symbols are a large part of a static file and of no use to those who run it. Developers keep them"
                    + " in a separate debug file.",
            "The presence of a section of type SHT_SYMTAB, in a section table that accounts for the file's bytes; a file"
                    + " that has no section table has no symbol table either.",
            "Run strip on a copy, or link with -s, and keep the separate debug file. Or change " + "expect.stripped.",
            "https://gabi.xinuos.com/elf/05-symtab.html"),
    WITHIN_BUDGET(
            "FS202",
            "Size is within its budget",
            "Size grows one dependency at a time, and a file that is copied to many machines takes that much on"
                    + " each of them.",
            "The length of the file and sh_size of the sections that the budget names.",
            "freestand inspect lists the sections. Find what grew, or raise the budget in a commit " + "that says why.",
            "https://gabi.xinuos.com/elf/03-sheader.html"),
    NO_DEBUG_SECTIONS(
            "FS203",
            "No debug sections",
            "Debugging information can be larger than the program, and it contains paths of the build machine.",
            "Sections with the names that debug information has: .debug_*, .zdebug_*, .stab*, .gnu.debuglto_*, "
                    + ".gdb_index, .gnu_debugdata, .mdebug*, .line and others.",
            "Run strip, or link with -s. Keep the separate debug file for your debugger.",
            "https://dwarfstd.org/dwarf5std.html"),
    WITHIN_SPEED_BUDGET(
            "FS204",
            "Speed is within its budget",
            "A program can be slower with a static C library, for example in its allocator with many threads or"
                    + " in its string functions, or faster, for example at start-up. The time of a single run shows neither.",
            "Start-up and each workload of freestand.yaml, run by all variants in turns in one sandbox: the"
                    + " median of the rounds' ratios, and its interval by the sign test (95 of 100 cases). The rule fails"
                    + " if the whole interval is beyond the budget, and is inconclusive if the interval contains the"
                    + " budget. Every run must end with the same exit status and the same output; otherwise the rule fails"
                    + " even without a budget.",
            "The report shows the ratios, page faults and system calls that explain them. Link another allocator, or change"
                    + " the budget in a commit that says why. Where it is inconclusive, raise rounds.",
            "https://www.itl.nist.gov/div898/software/dataplot/refman1/auxillar/medianci.htm"),
    OPENS_ONLY_ITS_OWN(
            "FS310",
            "No host files opened at run time",
            "All other files that a program opens or looks for belong to the host. Where one is missing or"
                    + " different, the program behaves differently, and no list of symbols shows that.",
            "Every path in the system calls of each behaviour, as strace recorded them, except its arguments,"
                    + " the file itself and its working folder. Also excepted, once each, is what static glibc opens by"
                    + " itself: /proc/self/exe before main, and /proc/self/maps where the bounds of the stack are asked"
                    + " for, as Rust's runtime does before main. The result holds only for the behaviours that were run.",
            "The report lists the paths. Build what is read into the program, or make it an argument; a path that may be"
                    + " missing without harm can be waived with that reason.",
            "https://man7.org/linux/man-pages/man1/strace.1.html"),
    MAPS_NO_LIBRARY(
            "FS311",
            "No shared objects mapped at run time",
            "A static file that loads a library at run time depends on its host as much as a dynamic one, and"
                    + " crashes if the host's C library differs from its own.",
            "Every mmap of a file with PROT_EXEC in each behaviour, as strace recorded them. The result holds"
                    + " only for the behaviours that were run.",
            "Look for NSS, dlopen and iconv (FS301 to FS304), link with musl, or avoid the function.",
            "https://man7.org/linux/man-pages/man2/mmap.2.html"),
    PROMISED_GLIBC(
            "FS410",
            "glibc is as promised",
            "If glibc 2.28 is promised, a file that needs one symbol of a newer glibc does not start there. One"
                    + " newer build machine is enough to cause that.",
            "The highest GLIBC version in DT_VERNEED, and by DT_VERSYM the symbols that ask for it. A static file needs no"
                    + " glibc; a dynamic one of another C library does not keep such a promise.",
            "Build on the oldest distribution that is promised, or link statically. Or change promise.glibc.",
            "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html"),
    PROMISED_LIBSTDCXX(
            "FS411",
            "libstdc++ is as promised",
            "The libstdc++ of the host is as old as its GCC. A file that a newer GCC built may ask for versions that it does"
                    + " not have, and then the loader refuses it.",
            "The highest GLIBCXX and CXXABI versions in DT_VERNEED, and by DT_VERSYM the symbols that ask for them. A CXXABI"
                    + " version counts as the GLIBCXX version of the GCC that brought it.",
            "Build with a GCC that is old enough, or link with -static-libstdc++. Or change promise.libstdcxx.",
            "https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html"),
    PROMISED_LIBRARIES(
            "FS412",
            "Needs only the promised libraries",
            "Each library that a file needs must be installed where it runs. A new one can come unnoticed,"
                    + " through a dependency of a dependency.",
            "Every DT_NEEDED of the dynamic segment. Libraries that are opened at run time are not among them.",
            "Link the library statically, or link with -Wl,--as-needed. Or add it to promise.needed.",
            "https://gabi.xinuos.com/elf/08-dynamic.html"),
    PROMISED_INTERPRETER(
            "FS413",
            "Interpreter is as promised",
            "The kernel starts a dynamic file by its interpreter. Where there is none at that path, the program does not"
                    + " start, and the message says only that there is no such file.",
            "PT_INTERP of the program headers.",
            "Link with -Wl,--dynamic-linker=PATH, or statically where none is promised. Or change promise.interpreter.",
            "https://gabi.xinuos.com/elf/08-dynamic.html"),
    PROMISED_KERNEL(
            "FS414",
            "Oldest kernel is as promised",
            "Containers share the kernel of their host, so a matrix of distributions does not show what happens"
                    + " on an older one. A C library for newer kernels stops there, or fails later.",
            "NT_GNU_ABI_TAG, which glibc puts into its start files; and in freestand verify the behaviours,"
                    + " which run again while every system call that is newer than a release ends with ENOSYS (seccomp)."
                    + " Only whole calls are blocked: an environment such as kernel-5.10 in promise.runsOn shows the rest.",
            "Link with musl, or with a glibc that was configured with --enable-kernel for an older one. Handle"
                    + " ENOSYS of the call that the message names. Or change promise.kernel.",
            "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/noteabitag.html"),
    PROMISED_PROCESSOR(
            "FS415",
            "Processor level is as promised",
            "A file for a newer level ends with an illegal instruction on an older processor, though it runs well on the"
                    + " machine that built it.",
            "GNU_PROPERTY_X86_ISA_1_NEEDED, and GOAMD64 in .go.buildinfo. Without either it is not known. No proof: code may"
                    + " use newer instructions; an environment such as cpu-x86-64-v2 in promise.runsOn shows those that run.",
            "Compile with -march for the promised level, and look for libraries and start files that have a"
                    + " higher mark. Or change promise.cpu.",
            "https://gitlab.com/x86-psABIs/x86-64-ABI"),
    PROMISED_PAGE_SIZE(
            "FS416",
            "Promised page size is supported",
            "Kernels for aarch64 and other machines have pages of 4, 16 or 64 KiB. A file that is aligned to"
                    + " smaller pages than the kernel's cannot be mapped, and does not start.",
            "For every page size of the machine's kernels up to the promised one: whether each PT_LOAD's offset"
                    + " and address agree modulo the page, and whether segments that would share a page are compatible.",
            "Link with -Wl,-z,max-page-size=65536. Or change promise.pageSize.",
            "https://gabi.xinuos.com/elf/07-pheader.html"),
    PROMISED_SEARCH_PATHS(
            "FS417",
            "No RPATH or RUNPATH if promised",
            "A search path in the file makes it load other libraries where such folders exist, and names folders of the"
                    + " build machine.",
            "DT_RPATH and DT_RUNPATH of the dynamic segment.",
            "Link without -rpath, or remove it with patchelf --remove-rpath. Or leave out promise.rpath.",
            "https://man7.org/linux/man-pages/man8/ld.so.8.html"),
    RUNS_WHERE_REQUIRED(
            "FS501",
            "Runs in every required environment",
            "A file that is built on one machine runs on many others. If it does not start there, or behaves"
                    + " differently, users find out if this rule does not.",
            "Every behaviour of freestand.yaml, run in every environment that policy requires: a static variant"
                    + " must run; a dynamic one must run where that is predicted, and fail for the reason predicted elsewhere.",
            "Each cell names the cause and the fix. Leave out of environments.require where it need not run.",
            "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/book1.html"),
    RUNS_AS_PREDICTED(
            "FS502",
            "Runs exactly where predicted",
            "Users run the file on machines that no test covers. For those there are only predictions from its"
                    + " evidence, and they deserve trust only if they were right wherever the file was run.",
            "For each cell, what the file's interpreter, libraries, symbol versions, kernel floor and processor level"
                    + " predict for the environment's own tree, against what was observed there.",
            "If it should run and fails, the cell says why. If it should fail and runs, check that it is the"
                    + " file that was inspected, and whether the machine emulates another processor.",
            "https://man7.org/linux/man-pages/man8/ld.so.8.html"),
    NO_REGRESSION(
            "FS503",
            "No regression since the baseline",
            "A new library, a higher floor or a lost environment is rarely intended: a newer build machine or"
                    + " one more dependency is enough. Each still passes by itself; only a comparison with the last release"
                    + " shows the change.",
            "The proof given with --baseline, compared with this one: libraries, floors, linkage, hardening,"
                    + " hazards, environments, checks, sizes and start-up, by policy.regressions. What policy does not name"
                    + " is a warning if it got worse; sizes and start-up count only if policy names them.",
            "The section 'changes' of the report lists what differs. Fix it, or accept it: by a waiver for a while, or"
                    + " for good by a new baseline, which is the proof.json of a release that has it.",
            "https://www.debian.org/doc/debian-policy/ch-sharedlibs.html"),
    RUNS_WHERE_PROMISED(
            "FS504",
            "Runs where promised",
            "A predicted failure does not keep a promise to run. The file has to be seen to run wherever that is"
                    + " promised.",
            "For each environment that promise.runsOn names, the variant's cell there: every behaviour of freestand.yaml ran"
                    + " as expected, whatever was predicted.",
            "The cell names the cause and the fix. Or remove the environment from promise.runsOn.",
            "https://man7.org/linux/man-pages/man8/ld.so.8.html"),
    UNCHANGED_WHILE_PROVED(
            "FS601",
            "File unchanged while it was proved",
            "Checks and cells take minutes. If the file is written meanwhile, they are about two different"
                    + " files, and neither is proved.",
            "The SHA-256 digest of the file before the first check and after all that opens it, and device,"
                    + " inode, length and times of change at both times: they show whether the file was replaced and put"
                    + " back.",
            "Look for a build that still runs, or a second one in the same folder, then run freestand verify"
                    + " again.",
            "https://doi.org/10.6028/NIST.FIPS.180-4"),
    BUILD_SUCCEEDED(
            "FS602",
            "The build succeeded",
            "A build that fails leaves the file of an earlier one, or none. The variant is not proved; the others are,"
                    + " so that one failure does not hide the rest.",
            "How the variant's build command ended: its exit status, its time, and whether the artifact is there.",
            "Read the end of the build's output, in the message or in target/freestand/build; freestand build"
                    + " runs it alone. freestand verify --variant NAME leaves the variant out.",
            "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02"),
    MUTANTS_REFUSED(
            "FS603",
            "Rules refuse changed copies",
            "A rule that never fails proves nothing. A waiver, a severity or a mistake can let through what"
                    + " everyone believes is checked.",
            "Copies of the file in memory, each with one change, such as a loader added or one byte changed, and"
                    + " the same rules under the same policy once more. Likewise, each requirement is made one step"
                    + " stricter than the file is. A change counts if freestand.yaml states something that it breaks. No"
                    + " copy is ever started. Rules on runs (FS310, FS311, FS501 to FS504) are left out.",
            "The message names the rule that should have refused, and what prevents that: usually a waiver or a"
                    + " severity. Remove that, or accept it by a waiver of FS603.",
            "https://doi.org/10.1109/C-M.1978.218136");

    private final String id;
    private final String title;
    private final String why;
    private final String evidence;
    private final String fix;
    private final String specification;

    PolicyRule(String id, String title, String why, String evidence, String fix, String specification) {
        this.id = id;
        this.title = title;
        this.why = why;
        this.evidence = evidence;
        this.fix = fix;
        this.specification = specification;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String evidence() {
        return evidence;
    }

    @Override
    public String fix() {
        return fix;
    }

    @Override
    public String specification() {
        return specification;
    }
}
