package dev.freestand.verifier.report.view;

import java.util.List;

/**
 * Environments that are there to show the same thing.
 *
 * @param title what they show, for people
 * @param rows one per environment, in the proof's order
 */
public record GridGroup(String title, List<GridRow> rows) {}
