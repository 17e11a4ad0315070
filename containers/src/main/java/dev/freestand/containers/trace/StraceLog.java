package dev.freestand.containers.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a log of {@code strace -f}, line by line. The file under test has its say in it, by the paths it opens: strace
 * escapes them, so that none can end a line, and a line that is not understood counts for nothing.
 *
 * <p>What stands before the file's own execve is bubblewrap's; so are, behind it, the processes that were there before.
 */
final class StraceLog {

    /** A longer line is not kept while the rest of its call is waited for. */
    private static final int LONGEST = 65_536;

    private static final Pattern LINE = Pattern.compile("([0-9]{1,10})\\s+(.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. [a-z0-9_]+ resumed>(.*)");
    /** A signal, an end, or what strace says of a process that is gone. */
    private static final Pattern OTHER = Pattern.compile("(---|\\+\\+\\+|<\\.\\.\\. |[a-z0-9_]+\\(.* = \\?)");

    /** Calls that end with the process; and those in which another process ended it. */
    private static final Pattern ENDLESS =
            Pattern.compile("(exit|exit_group|futex|read|wait4|waitid|poll|ppoll|pause)\\(");

    private static final String UNFINISHED = " <unfinished ...>";

    private final String subject;
    private final List<StraceLine> calls = new ArrayList<>();
    private final Set<Long> before = new HashSet<>();
    private final Map<Long, String> unfinished = new HashMap<>();
    private boolean started;
    private boolean whole = true;

    /**
     * @param subject the path under which the file was started
     */
    StraceLog(String subject) {
        this.subject = subject;
    }

    /** Whether the file's own execve was seen to succeed. */
    boolean started() {
        return started;
    }

    /** Whether every line behind the file's execve was understood, and every call has an end but those that have none. */
    boolean whole() {
        return whole
                && unfinished.entrySet().stream()
                        .allMatch(entry -> before.contains(entry.getKey())
                                || ENDLESS.matcher(entry.getValue()).lookingAt());
    }

    /** Every whole call of the file and of what it started, in the log's order. */
    List<StraceLine> calls() {
        return List.copyOf(calls);
    }

    void line(String line) {
        Matcher parts = LINE.matcher(line);
        if (line.length() > LONGEST || !parts.matches()) {
            whole &= !started;
            return;
        }
        long process = Long.parseLong(parts.group(1));
        String text = parts.group(2);
        if (text.endsWith(UNFINISHED)) {
            note(process);
            unfinished.put(process, text.substring(0, text.length() - UNFINISHED.length()));
            return;
        }
        Matcher resumed = RESUMED.matcher(text);
        if (resumed.matches()) {
            String begin = unfinished.remove(process);
            text = begin == null ? text : begin + resumed.group(1);
        }
        Optional<StraceLine> call = StraceLine.of(process, text);
        if (call.isPresent() && !started && starts(call.get())) {
            started = true;
            before.remove(process);
            calls.add(call.get());
        } else {
            note(process);
            call.filter(one -> started && !before.contains(process)).ifPresent(calls::add);
            whole &= !started
                    || before.contains(process)
                    || call.isPresent()
                    || OTHER.matcher(text).lookingAt();
        }
    }

    private void note(long process) {
        if (!started) {
            before.add(process);
        }
    }

    private boolean starts(StraceLine call) {
        return call.call().equals("execve")
                && call.error() == null
                && call.paths().contains(subject);
    }
}
