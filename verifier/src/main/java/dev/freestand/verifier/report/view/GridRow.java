package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;
import java.util.List;

/**
 * One environment in the portability grid.
 *
 * @param environment its name
 * @param cells one per variant that was run there, in the variants' order
 */
public record GridRow(String environment, List<Cell> cells) {}
