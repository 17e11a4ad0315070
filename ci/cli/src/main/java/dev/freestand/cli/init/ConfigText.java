package dev.freestand.cli.init;

import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.value.FileName;
import java.util.ArrayList;
import java.util.List;

/** The text of a {@code freestand.yaml}, with comments for those who see one for the first time. */
final class ConfigText {

    private static final int STDOUT_INDENT = 6;

    private final StringBuilder text = new StringBuilder();

    private ConfigText() {}

    /**
     * The whole file.
     *
     * @param place where the behaviours were recorded; empty where they were not
     * @param behaviours what the program did
     * @param problem why not all of it is known; empty where it is
     */
    static String of(ProjectPlan plan, String place, List<RecordedBehaviour> behaviours, String problem) {
        ConfigText config = new ConfigText();
        config.head(plan);
        config.variants(plan);
        config.behaviours(place, behaviours, problem);
        config.line("");
        config.line("# Where the files are run: everything that needs neither a registry nor an emulator. Names and"
                + " patterns are possible, such as");
        config.line("# alpine-*; freestand environments lists them.");
        config.line("environments: { include: [ all ] }");
        return config.text.toString();
    }

    private void head(ProjectPlan plan) {
        line("# yaml-language-server: $schema=freestand.schema.json");
        line("# What is built, what is required of it, and where it runs. Next: freestand verify");
        line("# For completion and validation in editors: freestand schema config > freestand.schema.json");
        line("# Written by freestand init " + ProgramVersion.current() + " for "
                + plan.toolchain().word() + ", by " + YamlText.comment(plan.evidence()) + "; yours to change.");
        plan.notes().forEach(note -> line("# Note on the project: " + YamlText.comment(note) + "."));
        line("freestand: 1");
        line("subject: " + YamlText.scalar(plan.subject()));
        String version = plan.version();
        if (version != null && usable(version)) {
            line("version: \"" + version + "\"");
        }
    }

    private static boolean usable(String version) {
        try {
            FileName.checkVersion(version);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void variants(ProjectPlan plan) {
        line("");
        line("# The variants by linkage. A static one must run in every environment. For a dynamic one,"
                + " Freestand predicts where");
        line("# it runs and checks the prediction. The key expect is checked against the file's ELF segments.");
        line("variants:");
        List<PlannedVariant> written = plan.written();
        for (PlannedVariant variant : plan.variants()) {
            String why = variant.left();
            if (why != null) {
                line("  # Its build failed on this machine: " + YamlText.comment(why));
                if (!variant.hint().isEmpty()) {
                    line("  # It needs: " + variant.hint());
                }
                line("  # To use it, uncomment these lines:");
            }
            boolean ship = !written.isEmpty() && variant.equals(shipped(written));
            for (String one : variant(variant, ship)) {
                line((why == null ? "  " : "  # ") + one);
            }
        }
    }

    /** The one that is to be given to users: the first that is meant to be static, else the first. */
    private static PlannedVariant shipped(List<PlannedVariant> written) {
        return written.stream()
                .filter(one -> one.expect().linkage() == Linkage.STATIC)
                .findFirst()
                .orElse(written.get(0));
    }

    private static List<String> variant(PlannedVariant variant, boolean ship) {
        List<String> lines = new ArrayList<>();
        lines.add("- name: " + YamlText.scalar(variant.name()));
        if (!variant.build().command().isEmpty()) {
            lines.add("  build: " + YamlText.list(variant.build().command()));
            if (!variant.build().env().isEmpty()) {
                lines.add("  env: " + YamlText.map(variant.build().env()));
            }
            if (!variant.build().inputs().isEmpty()) {
                lines.add("  inputs: " + YamlText.list(variant.build().inputs()) + "   # built only when these change");
            }
            if (!variant.build().requires().isEmpty()) {
                lines.add("  requires:");
                variant.build()
                        .requires()
                        .forEach(one -> lines.add("    - { run: " + YamlText.list(one.run()) + ", install: "
                                + YamlText.scalar(one.install()) + " }"));
            }
            lines.add("  timeout: " + variant.build().timeout().toMinutes() + "m");
        }
        lines.add("  artifact: " + YamlText.scalar(variant.artifact()));
        String expect = expect(variant.expect());
        if (!expect.isEmpty()) {
            lines.add("  expect: { " + expect + " }");
        }
        if (ship) {
            lines.add("  ship: true");
        }
        return lines;
    }

    private static String expect(VariantExpectation expect) {
        List<String> parts = new ArrayList<>();
        if (expect.linkage() != null) {
            parts.add("linkage: " + expect.linkage().label());
        }
        if (expect.libc() != null) {
            parts.add("libc: " + expect.libc().label());
        }
        if (expect.stripped() != null) {
            parts.add("stripped: " + expect.stripped());
        }
        return String.join(", ", parts);
    }

    private void behaviours(String place, List<RecordedBehaviour> behaviours, String problem) {
        line("");
        line("# What it must do in every environment: exit with this status and, where stdout is given, print"
                + " exactly these bytes.");
        line("# A stream that is not given must be identical everywhere. More keys: stdin, stderr, env, files,"
                + " steps.");
        if (!place.isEmpty() && !behaviours.isEmpty()) {
            line("# Recorded in " + YamlText.comment(place)
                    + ". Review them: every variant must show them from now on.");
        }
        if (!problem.isEmpty()) {
            line("# " + (behaviours.isEmpty() ? "Nothing was recorded: " : "Not recorded: ") + YamlText.comment(problem)
                    + ".");
        }
        line("behaviours:");
        if (behaviours.isEmpty()) {
            line("  # This is a guess: that it supports --help and exits with status 0. Replace it with what it"
                    + " really does, using");
            line("  # arguments and input with which it exits by itself.");
            line("  - { name: help, args: [ --help ], exit: 0 }");
        }
        for (RecordedBehaviour behaviour : behaviours) {
            if (!behaviour.note().isEmpty()) {
                line("  # No stdout: " + YamlText.comment(behaviour.note()) + ".");
            }
            line("  - name: " + YamlText.scalar(behaviour.name()));
            line("    args: " + YamlText.list(behaviour.args()));
            line("    exit: " + behaviour.exit());
            if (behaviour.stdout() != null) {
                line("    stdout: " + YamlText.content(behaviour.stdout(), STDOUT_INDENT));
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
