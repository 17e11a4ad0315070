package dev.freestand.verifier.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the description of an environment, whether it stands in the catalogue or in {@code freestand.yaml}.
 * Each method throws {@link IllegalArgumentException}, naming the environment, when it does not.
 */
public final class EnvironmentCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    /** Cannot be taken for an option, and cannot hold a space. */
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}");

    private static final Pattern CPU = Pattern.compile("x86-64-v[1-4]");

    private EnvironmentCheck() {}

    /** A name is safe as a file name and as part of an image's name, and is not one of the words for groups. */
    public static void name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name of an environment: one to 64 lower-case"
                    + " letters, digits, '.' or '-', beginning with a letter");
        }
        if (Environments.isGroup(name)) {
            throw new IllegalArgumentException("no environment can be named '" + name + "': the word stands for many");
        }
    }

    /** An image's reference, such as {@code docker.io/library/alpine:3.22}. */
    public static void image(String name, @Nullable String image) {
        if (image != null && !IMAGE.matcher(image).matches()) {
            throw new IllegalArgumentException("the image of " + name
                    + " is not a reference such as docker.io/library/alpine:3.22: '" + image + "'");
        }
    }

    /** A level of the x86-64 psABI. */
    public static void cpu(String name, @Nullable String cpu) {
        if (cpu != null && !CPU.matcher(cpu).matches()) {
            throw new IllegalArgumentException(
                    "the cpu of " + name + " is '" + cpu + "', expected x86-64-v1 to x86-64-v4");
        }
    }

    /** Checks that an environment's shell is an absolute path. */
    public static void shell(String name, @Nullable String shell) {
        if (shell != null && !shell.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the shell of " + name + " is not an absolute path such as /bin/sh: " + shell);
        }
    }
}
