package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.process.ProcessRunner;
import java.util.List;

/** One outside tool that can be asked about a file. */
public interface Witness {

    /** Asks the tool. Never fails: what went wrong is in the testimony. */
    ToolStatement testify(WitnessSubject subject);

    /**
     * {@code ldd}, {@code file}, {@code size} and, where it is there, {@code readelf}; tool versions and the sandbox are
     * looked up once for all of them.
     */
    static List<Witness> standard(ProcessRunner runner) {
        ToolRunner asker = new ToolRunner(runner);
        return List.of(
                new LddWitness(asker), new FileWitness(asker), new SizeWitness(asker), new ReadelfWitness(asker));
    }
}
