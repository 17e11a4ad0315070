package dev.freestand.containers.image.layer;

/**
 * What layers had and the tree has not.
 *
 * @param devices device nodes and named pipes
 * @param names entries whose names this Java platform cannot write in the locale that it runs in
 * @param others entries without a place in a tree, such as a volume's label
 */
public record SkippedEntries(long devices, long names, long others) {

    public static final SkippedEntries NOTHING = new SkippedEntries(0, 0, 0);

    public SkippedEntries plus(SkippedEntries more) {
        return new SkippedEntries(devices + more.devices, names + more.names, others + more.others);
    }
}
