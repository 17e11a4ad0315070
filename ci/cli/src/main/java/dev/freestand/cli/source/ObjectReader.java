package dev.freestand.cli.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads objects out of a repository, and sees that each is the one that its name says. */
final class ObjectReader {

    private final Git git;
    private final ObjectHash hash;

    ObjectReader(Git git, ObjectHash hash) {
        this.git = git;
        this.hash = hash;
    }

    /**
     * The contents of objects, in the same order.
     *
     * @param type {@code commit} or {@code tree}, which all of them have to be
     * @throws SourceUnknownException if one is missing, of another type, or not what its name says
     */
    List<byte[]> read(String type, List<String> names) throws SourceUnknownException {
        if (names.isEmpty()) {
            return List.of();
        }
        byte[] wanted = (String.join("\n", names) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] answer = git.ask(wanted, "cat-file", "--batch");
        List<byte[]> contents = new ArrayList<>();
        int at = 0;
        for (String name : names) {
            int end = at;
            while (end < answer.length && answer[end] != '\n') {
                end++;
            }
            String[] head = new String(answer, at, end - at, StandardCharsets.US_ASCII).split(" ", -1);
            if (head.length != 3 || !head[0].equals(name) || !head[1].equals(type) || !head[2].matches("[0-9]{1,9}")) {
                throw new SourceUnknownException("the repository does not have the " + type + " " + name
                        + " completely; fetch what is missing, or make a fresh clone");
            }
            int begin = end + 1;
            at = begin + Integer.parseInt(head[2]);
            if (at >= answer.length) {
                throw new SourceUnknownException("git stopped within " + name);
            }
            byte[] content = Arrays.copyOfRange(answer, begin, at);
            at++;
            if (!hash.name(type, content).equals(name)) {
                throw new SourceUnknownException(
                        "the repository's " + type + " " + name + " does not match its name; make a fresh clone");
            }
            contents.add(content);
        }
        return contents;
    }
}
