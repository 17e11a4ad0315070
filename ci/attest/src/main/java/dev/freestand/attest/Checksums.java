package dev.freestand.attest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of {@code SHA256SUMS}, strictly in the form that a shipment has: {@code sha256sum} reads more forms than one,
 * and what two readers understand in two ways is no proof.
 *
 * @param digests SHA-256 in lower-case hex, by name within the shipment
 */
record Checksums(SortedMap<String, String> digests) {

    /** Longest one that is read, in bytes. */
    static final int LIMIT = 8 << 20;

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\x00-\\x1f\\x7f\\\\]{1,1000})");

    Checksums {
        digests = new TreeMap<>(digests);
    }

    static Checksums parse(byte[] content) throws AttestException {
        String text = new String(content, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
            throw new AttestException(ShipmentNames.CHECKSUMS + " is not text in UTF-8");
        }
        if (!text.endsWith("\n")) {
            throw new AttestException(ShipmentNames.CHECKSUMS + " does not end with a line end: it was cut short");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        int number = 0;
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new AttestException(
                        ShipmentNames.CHECKSUMS + " line " + number + " is not 64 digits, two blanks and a name");
            }
            String name = matcher.group(2);
            if (!inside(name)) {
                throw new AttestException(ShipmentNames.CHECKSUMS + " line " + number + ": '" + name
                        + "' is not a place in the shipment");
            }
            if (digests.put(name, matcher.group(1)) != null) {
                throw new AttestException(ShipmentNames.CHECKSUMS + " line " + number + " names " + name + " again");
            }
        }
        return new Checksums(digests);
    }

    /** No way out of the folder, and no second way to write a name. */
    private static boolean inside(String name) {
        return !ShipmentNames.OUTSIDE.contains(name)
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
