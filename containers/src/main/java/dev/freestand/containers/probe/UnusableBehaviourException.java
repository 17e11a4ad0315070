package dev.freestand.containers.probe;

/** A behaviour asks for what no program can be given: strings passed to a program end at their first zero byte. */
public final class UnusableBehaviourException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableBehaviourException(String behaviour, int step, String what) {
        super("behaviour " + behaviour + ", step " + step + ": " + what
                + " has a zero byte, which no program can be given; pass such bytes on standard input or in a file");
    }
}
