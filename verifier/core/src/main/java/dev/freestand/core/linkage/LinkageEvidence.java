package dev.freestand.core.linkage;

import java.util.List;

/** What the segments say about how a file is linked. */
public sealed interface LinkageEvidence {

    /** The evidence in a few words, for the reason of a verdict. */
    String description();

    /** It asks for a loader, for libraries, or for both: dynamic. */
    record NeedsOthers(boolean interpreter, List<String> needed) implements LinkageEvidence {

        public NeedsOthers {
            needed = List.copyOf(needed);
            if (!interpreter && needed.isEmpty()) {
                throw new IllegalArgumentException("asks for nothing");
            }
        }

        @Override
        public String description() {
            if (interpreter && !needed.isEmpty()) {
                return "PT_INTERP and DT_NEEDED present";
            }
            return interpreter ? "PT_INTERP present, no DT_NEEDED" : "DT_NEEDED present, no PT_INTERP";
        }
    }

    /** A program that can be loaded and needs no other file: static. */
    record NeedsNobody(boolean pie) implements LinkageEvidence {

        @Override
        public String description() {
            return pie ? "static-pie: no PT_INTERP and no DT_NEEDED" : "no PT_INTERP and no DT_NEEDED";
        }
    }

    /** What is seen is not the program that will run: it unpacks another one from itself. */
    record Packed(String packer) implements LinkageEvidence {

        @Override
        public String description() {
            return "packed by " + packer + ": the program inside is not seen";
        }
    }

    /**
     * Symbols and debug information of another file, whose headers it repeats.
     *
     * @param sure whether nothing in it could run, by its segments
     */
    record OfAnother(boolean sure) implements LinkageEvidence {

        @Override
        public String description() {
            return sure
                    ? "the debug companion of another file (objcopy --only-keep-debug), without anything to run:"
                            + " inspect that file"
                    : "no section is loaded from the file, as in a debug companion (eu-strip -f), and segments say"
                            + " otherwise: inspect the file that it was taken from";
        }
    }

    /** Its class is not the one that its machine's kernels run first, so that not every kernel sees what is seen here. */
    record OtherClass(String machine) implements LinkageEvidence {

        @Override
        public String description() {
            return "EI_CLASS and e_machine differ (" + machine + "): Linux goes by the machine, and what it would run"
                    + " could not be confirmed";
        }
    }

    /** There is nothing that a kernel could load. */
    record NothingToLoad() implements LinkageEvidence {

        @Override
        public String description() {
            return "no PT_LOAD segment, so nothing that could run";
        }
    }

    /** A segment's place in its page is not the same in the file and in memory, and Linux maps whole pages. */
    record NotMapped(long offset, long address) implements LinkageEvidence {

        @Override
        public String description() {
            return "the PT_LOAD segment at offset 0x" + Long.toHexString(offset) + " cannot be mapped to address 0x"
                    + Long.toHexString(address) + ", so nothing that Linux could run";
        }
    }

    /** A kernel would load it and start it where the file has nothing. */
    record NothingToStart(long entry) implements LinkageEvidence {

        @Override
        public String description() {
            return "e_entry 0x" + Long.toHexString(entry)
                    + " is in no PT_LOAD segment's part of the file, so nothing that could run";
        }
    }

    /**
     * A program of another operating system: how it is linked can be read, and Linux does not run it.
     *
     * @param segments what they say
     * @param system the sentence that names the system and what says so
     */
    record ForOtherSystem(LinkageEvidence segments, String system) implements LinkageEvidence {

        @Override
        public String description() {
            return segments.description() + "; " + system;
        }
    }

    /** The question does not arise for this kind of file. */
    record NotAProgram(String kind, List<String> needed) implements LinkageEvidence {

        public NotAProgram {
            needed = List.copyOf(needed);
        }

        @Override
        public String description() {
            return "a file of kind " + kind + " is not started by itself"
                    + (needed.isEmpty() ? "" : "; DT_NEEDED present");
        }
    }
}
