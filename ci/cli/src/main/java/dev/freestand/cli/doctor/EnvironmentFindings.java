package dev.freestand.cli.doctor;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which environments are prepared, and what prepares the others.
 *
 * @param wanted those that a plain {@code freestand verify} runs in
 * @param whose who wants them, for people, such as {@code all}
 * @param others the rest of the catalogue
 * @param source where prepared ones are found; asked only for those that come from no registry
 */
record EnvironmentFindings(List<Environment> wanted, String whose, List<Environment> others, EnvironmentSource source) {

    private static final String GROUP = "environments";
    private static final String ABSENCE = "their cells are inconclusive";

    List<DoctorFinding> all() {
        List<DoctorFinding> findings = new ArrayList<>(of(wanted, whose, true));
        List<Environment> kernels = others.stream()
                .filter(environment -> environment.kind() == EnvironmentKind.KERNEL)
                .toList();
        findings.addAll(of(kernels, "kernels", false));
        long images = others.stream().filter(EnvironmentFindings::pulled).count();
        if (images > 0) {
            findings.add(DoctorFinding.ready(
                    GROUP,
                    "from registries",
                    false,
                    images + " more, pulled on first use; to pull one now: freestand environments prepare NAME"));
        }
        return findings;
    }

    private List<DoctorFinding> of(List<Environment> environments, String name, boolean needed) {
        List<String> prepared = new ArrayList<>();
        List<String> later = new ArrayList<>();
        // One finding for each reason: it is most often the same for all.
        Map<String, List<Environment>> missing = new LinkedHashMap<>();
        for (Environment environment : environments) {
            if (pulled(environment)) {
                later.add(environment.name());
                continue;
            }
            try {
                source.load(environment);
                prepared.add(environment.name());
            } catch (EnvironmentNotPreparedException e) {
                missing.computeIfAbsent(e.problem(), problem -> new ArrayList<>())
                        .add(environment);
            }
        }
        List<DoctorFinding> findings = new ArrayList<>();
        if (!prepared.isEmpty()) {
            findings.add(DoctorFinding.ready(GROUP, name, needed, "prepared: " + String.join(", ", prepared)));
        }
        if (!later.isEmpty()) {
            findings.add(DoctorFinding.ready(GROUP, name, needed, "pulled on first use: " + String.join(", ", later)));
        }
        missing.forEach((problem, those) -> findings.add(new DoctorFinding(
                GROUP,
                name,
                needed,
                FindingState.MISSING,
                String.join(", ", those.stream().map(Environment::name).toList()) + ": " + problem,
                ABSENCE,
                wayOut(those))));
        return findings;
    }

    /** What prepares those that are missing alike. */
    private static String wayOut(List<Environment> missing) {
        Environment first = missing.get(0);
        if (first.tree() != null) {
            return "make the folder " + first.tree() + ", or leave the environment out of freestand.yaml";
        }
        return "freestand environments prepare "
                + (first.kind() == EnvironmentKind.KERNEL
                        ? "'kernel-*'"
                        : String.join(
                                " ", missing.stream().map(Environment::name).toList()));
    }

    private static boolean pulled(Environment environment) {
        return environment.recipe() == null && environment.image() != null;
    }
}
