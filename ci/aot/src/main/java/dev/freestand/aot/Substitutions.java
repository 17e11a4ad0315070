package dev.freestand.aot;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Classes of the JDK that picocli uses, that TeaVM has not, and that are small enough to be given here. */
public final class Substitutions extends SimpleSubstitutionPolicy {
    @Override
    public void contribute(SubstitutionSink sink) {
        sink.selectClasses(inPackage("java.text")).packagePrefix("dev.freestand.aot.jdk");
    }
}
