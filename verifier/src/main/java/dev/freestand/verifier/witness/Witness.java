package dev.freestand.verifier.witness;

import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Testimony;
import java.util.List;

/** One outside tool that can be asked about a file. */
public interface Witness {

    /** Asks the tool. Never fails: what went wrong is in the testimony. */
    Testimony testify(Subject subject);

    /**
     * {@code ldd}, {@code file}, {@code size} and, where it is there, {@code readelf}; tool versions and the sandbox are
     * looked up once for all of them.
     */
    static List<Witness> standard(ProcessRunner runner) {
        Asker asker = new Asker(runner);
        return List.of(
                new LddWitness(asker), new FileWitness(asker), new SizeWitness(asker), new ReadelfWitness(asker));
    }
}
