package dev.freestand.cli.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A kind of package that a shipment can hold. */
public enum PackageFormat {
    /** A compressed archive that is unpacked by hand. */
    @JsonProperty("tar.gz")
    TAR_GZ("tar.gz"),
    /** What {@code dpkg} and {@code apt} install. */
    @JsonProperty("deb")
    DEB("deb"),
    /** What {@code rpm} and {@code dnf} install. */
    @JsonProperty("rpm")
    RPM("rpm");

    private final String label;

    PackageFormat(String label) {
        this.label = label;
    }

    /** The word used in {@code freestand.yaml}, and the end of the file's name. */
    public String label() {
        return label;
    }
}
