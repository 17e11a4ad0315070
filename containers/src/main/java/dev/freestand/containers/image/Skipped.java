package dev.freestand.containers.image;

/**
 * What layers had and the tree has not.
 *
 * @param devices device nodes and named pipes
 * @param names entries whose names this Java platform cannot write in the locale that it runs in
 * @param others entries without a place in a tree, such as a volume's label
 */
public record Skipped(long devices, long names, long others) {

    public static final Skipped NOTHING = new Skipped(0, 0, 0);

    Skipped plus(Skipped more) {
        return new Skipped(devices + more.devices, names + more.names, others + more.others);
    }
}
