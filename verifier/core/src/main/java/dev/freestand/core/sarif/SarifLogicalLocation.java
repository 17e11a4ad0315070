package dev.freestand.core.sarif;

/**
 * What a finding is about beside a file: a logical location (SARIF 2.1.0, section 3.33).
 *
 * @param kind such as {@code variant} or {@code environment}
 */
public record SarifLogicalLocation(String name, String kind) {}
