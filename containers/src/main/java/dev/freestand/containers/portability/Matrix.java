package dev.freestand.containers.portability;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentRecord;
import java.util.List;

/**
 * What came of running every variant in every environment that it is meant for.
 *
 * @param cells in the order of variants, then of the catalogue
 * @param environments those that policy includes, as they were found, in the catalogue's order
 */
public record Matrix(List<Cell> cells, List<EnvironmentRecord> environments) {

    public Matrix {
        cells = List.copyOf(cells);
        environments = List.copyOf(environments);
    }
}
