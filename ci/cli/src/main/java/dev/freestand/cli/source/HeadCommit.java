package dev.freestand.cli.source;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commit that a checkout is at.
 *
 * @param name its full name
 * @param tree the name of its tree
 * @param time when it was committed
 */
record HeadCommit(String name, String tree, Instant time) {

    private static final Pattern TREE = Pattern.compile("\\Atree ([0-9a-f]{40,64})\n");
    private static final Pattern TIME = Pattern.compile("^committer .* ([0-9]{1,11}) [+-][0-9]{4}$", Pattern.MULTILINE);

    static HeadCommit of(Checkout checkout, ProcessRunner runner) throws SourceUnknownException {
        Git git = new Git(runner, checkout.repository());
        String name;
        try {
            name = git.line("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}");
        } catch (SourceUnknownException e) {
            throw new SourceUnknownException(
                    FileNames.shown(checkout.root()) + " is a git checkout without a readable commit (" + e.getMessage()
                            + "); commit the sources",
                    e);
        }
        byte[] content = new ObjectReader(git, ObjectHash.of(name))
                .read("commit", List.of(name))
                .get(0);
        String text = new String(content, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        String head = blank < 0 ? text : text.substring(0, blank);
        Matcher tree = TREE.matcher(head);
        Matcher time = TIME.matcher(head);
        if (!tree.find() || !time.find()) {
            throw new SourceUnknownException("the commit " + name + " has no tree or no time");
        }
        return new HeadCommit(name, tree.group(1), Instant.ofEpochSecond(Long.parseLong(time.group(1))));
    }
}
