package dev.freestand.containers.portability;

import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.verifier.policy.Content;
import java.util.Map;

/** What the probe might have reported of one run. */
final class StepReports {

    private StepReports() {}

    static StepReport ended(ProcessEnd ending, int number) {
        return new StepReport(ending, number, 1000, captured(""), captured(""), Map.of());
    }

    static StepReport exit(int status, String stdout, String stderr) {
        return new StepReport(ProcessEnd.EXIT, status, 1000, captured(stdout), captured(stderr), Map.of());
    }

    static CapturedStream captured(String text) {
        Content content = Content.ofText(text);
        // A stand-in for the digest that differs where the text does.
        String digest = String.format("%064x", text.hashCode() & 0xffffffffL);
        return new CapturedStream(content.bytes().length, digest, content);
    }
}
