package dev.freestand.cli.verify;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.portability.CellPlan;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import java.util.ArrayList;
import java.util.List;

/** A cell that a configuration asks for. */
record PlannedCell(String variant, String environment) {

    /** The place of a cell that was run. */
    static PlannedCell of(Cell cell) {
        return new PlannedCell(cell.variant(), cell.environment());
    }

    /**
     * All that a configuration asks for of the files in a proof, in the order in which they are run.
     *
     * @throws UnknownEnvironmentException if the configuration names an environment that is not in the catalogue
     */
    static List<PlannedCell> all(FreestandConfig config, Proof proof) throws UnknownEnvironmentException {
        List<Environment> environments = Catalogue.bundled().select(config.environments());
        List<PlannedCell> planned = new ArrayList<>();
        for (Variant variant : config.variants()) {
            for (VariantRecord record : proof.variants()) {
                // One that could not be built or read is run nowhere.
                if (record.name().equals(variant.name()) && record.sha256() != null) {
                    boolean mustRun = SubjectUnderTest.mustRun(variant, record.file());
                    CellPlan.of(record.file(), mustRun, environments)
                            .forEach(environment -> planned.add(new PlannedCell(variant.name(), environment.name())));
                }
            }
        }
        return List.copyOf(planned);
    }

    @Override
    public String toString() {
        return variant + " in " + environment;
    }
}
