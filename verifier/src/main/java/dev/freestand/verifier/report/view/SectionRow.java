package dev.freestand.verifier.report.view;

import java.util.List;

/**
 * One section name in the table of sizes.
 *
 * @param name the section's name
 * @param sizes bytes per variant, in the variants' order; empty where it has none of that name,
 *     {@code several} where it has more than one
 */
public record SectionRow(String name, List<String> sizes) {}
