package dev.freestand.verifier.report.view;

import java.util.List;

/**
 * One question about every variant.
 *
 * @param name what it is about
 * @param words the answers, in the variants' order; empty where the question was not asked
 */
public record FactRow(String name, List<String> words) {}
