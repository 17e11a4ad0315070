package dev.freestand.attest;

import dev.freestand.attest.ShipmentContent.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files in a folder from outside. Symbolic links, devices and the like are named as problems and never
 * opened, nor is more walked through or read than a bound.
 */
public final class ListedShipment {

    /** More than any shipment has. */
    private static final int FILES = 10_000;

    private static final int DEPTH = 8;

    private final ShipmentContent content;
    private final SortedSet<String> names = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private int seen;

    private ListedShipment(ShipmentContent content) {
        this.content = content;
    }

    /** Finds all that lies in the folder of a shipment. */
    public static ListedShipment of(ShipmentContent content) {
        ListedShipment shipment = new ListedShipment(content);
        shipment.walk("", 0);
        return shipment;
    }

    /** Every regular file, by its name within the shipment. */
    public SortedSet<String> names() {
        return new TreeSet<>(names);
    }

    /** What is there and must not be; empty when nothing is. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What the folder is on this system. */
    ShipmentContent content() {
        return content;
    }

    /**
     * The whole content of a file.
     *
     * @param limit in bytes
     * @throws AttestException if it is missing, longer, or cannot be read
     */
    byte[] read(String name, int limit) throws AttestException {
        if (!names.contains(name)) {
            throw new AttestException(name + " is missing");
        }
        try {
            if (content.length(name) <= limit) {
                return content.read(name, limit);
            }
        } catch (AttestException e) {
            throw new AttestException(name + " cannot be read: " + e.getMessage(), e);
        }
        throw new AttestException(name + " is longer than " + limit + " bytes, which such a file never is");
    }

    /** Walks through a folder; false once there are too many files. */
    private boolean walk(String folder, int depth) {
        List<String> entries;
        try {
            entries = content.list(folder);
        } catch (AttestException e) {
            problems.add((folder.isEmpty() ? "the folder" : folder) + " cannot be looked at: " + e.getMessage());
            return true;
        }
        for (String entry : entries) {
            String name = folder.isEmpty() ? entry : folder + "/" + entry;
            if (!visit(name, depth)) {
                return false;
            }
        }
        String inside = folder + "/";
        if (!folder.isEmpty()
                && names.subSet(inside, inside + Character.MAX_VALUE).isEmpty()) {
            problems.add(inside + " is a folder without a file");
        }
        return true;
    }

    private boolean visit(String name, int depth) {
        EntryKind kind;
        try {
            kind = content.kind(name);
        } catch (AttestException e) {
            problems.add(name + " cannot be looked at: " + e.getMessage());
            return true;
        }
        if (kind == EntryKind.FOLDER && depth < DEPTH - 1) {
            return walk(name, depth + 1);
        }
        seen++;
        if (seen > FILES) {
            problems.add("there are more than " + FILES + " files; no more were looked at");
            return false;
        }
        switch (kind) {
            case FILE -> names.add(name);
            case FOLDER -> problems.add(name + " is a folder too deep");
            case LINK -> problems.add(name + " is a symbolic link");
            case OTHER -> problems.add(name + " is neither file nor folder");
        }
        return true;
    }
}
