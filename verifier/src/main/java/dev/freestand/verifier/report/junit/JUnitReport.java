package dev.freestand.verifier.report.junit;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code junit.xml} as CI services read it: one suite of checks, one of cells, and one of the variants that were
 * left out, where there are such. {@code FAIL} is a failure, {@code INCONCLUSIVE} an error, {@code NOT_APPLICABLE} and
 * {@code WAIVED} are skipped; a cell that policy does not require is skipped unless it passed.
 */
public final class JUnitReport {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitReport() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The report as a JUnit XML document. */
    public static String render(Proof proof) {
        try {
            JUnitReport report = new JUnitReport();
            report.document(proof);
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the proof cannot be written as XML", e);
        }
    }

    private record Case(String suite, String name, Outcome outcome, double seconds, String message) {}

    private void document(Proof proof) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line("");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", clean(proof.subject()));
        suite("checks", proof.checks().stream().map(JUnitReport::ofCheck).toList());
        if (!proof.leftOut().isEmpty()) {
            suite(
                    "left out",
                    proof.leftOut().stream().map(JUnitReport::ofLeftOut).toList());
        }
        suite("cells", proof.cells().stream().map(JUnitReport::ofCell).toList());
        line("");
        xml.writeEndElement();
        line("");
        xml.writeEndDocument();
    }

    private static Case ofCheck(Check check) {
        return new Case(
                "freestand.check." + check.variant(),
                check.rule() + " " + check.variant(),
                check.outcome(),
                0,
                check.message());
    }

    /** Shown as skipped, so that a part of a proof does not look like the whole. */
    private static Case ofLeftOut(String variant) {
        return new Case(
                "freestand.left-out." + variant,
                variant,
                Outcome.NOT_APPLICABLE,
                0,
                "left out on purpose, and not proved; nothing is shipped by this proof");
    }

    private static Case ofCell(Cell cell) {
        double millis = cell.behaviours().stream()
                .map(BehaviourResult::millis)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        Outcome outcome = cell.required() || cell.outcome() == Outcome.PASS ? cell.outcome() : Outcome.WARN;
        return new Case(
                "freestand.cell." + cell.variant(),
                cell.variant() + " in " + cell.environment(),
                outcome,
                millis / 1000,
                cell.message());
    }

    private void suite(String name, List<Case> cases) throws XMLStreamException {
        line("  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, Outcome.FAIL));
        xml.writeAttribute("errors", count(cases, Outcome.INCONCLUSIVE));
        xml.writeAttribute(
                "skipped",
                Long.toString(
                        cases.stream().filter(each -> skipped(each.outcome())).count()));
        Map<String, String> told = new HashMap<>();
        for (Case each : cases) {
            testCase(each, told.putIfAbsent(each.outcome() + each.message(), each.name()));
        }
        line("  ");
        xml.writeEndElement();
    }

    /**
     * Writes a case.
     *
     * @param before the one that has the same message already, whole; null if none has
     */
    private void testCase(Case each, @Nullable String before) throws XMLStreamException {
        line("    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(each.suite()));
        xml.writeAttribute("name", clean(each.name()));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.6f", each.seconds()));
        String element = each.outcome() == Outcome.FAIL
                ? "failure"
                : each.outcome() == Outcome.INCONCLUSIVE ? "error" : skipped(each.outcome()) ? "skipped" : "system-out";
        xml.writeStartElement(element);
        if (!element.equals("system-out")) {
            xml.writeAttribute("message", clean(each.outcome() + ": " + firstLine(each.message())));
        }
        String message = each.message();
        boolean whole = before == null || message.equals(firstLine(message));
        xml.writeCharacters(clean(whole ? message : firstLine(message) + "\nThe rest is as for " + before));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static boolean skipped(Outcome outcome) {
        return outcome == Outcome.NOT_APPLICABLE || outcome == Outcome.WAIVED || outcome == Outcome.WARN;
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(each -> each.outcome() == outcome).count());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** XML 1.0 (section 2.2) cannot hold some characters, even escaped; those that would be acted upon are shown as well. */
    private static String clean(String hostile) {
        return EscapedText.page(hostile);
    }

    private void line(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }
}
