package dev.freestand.cli.pack;

/** The few lines on top of an archive that explain what to do with it. */
final class Readme {

    private Readme() {}

    static String of(PackagePlan plan) {
        String homepage = plan.metadata().homepage();
        return plan.name() + " " + plan.version() + " for Linux on "
                + plan.architecture().rpm() + "\n\n"
                + plan.metadata().summary() + "\n\n"
                + "bin/" + plan.name() + " is a program that runs from any folder. To install it for every user:\n\n"
                + "    cp -R bin" + (shares(plan) ? " share" : "") + " /usr/local/\n\n"
                + "SHA-256 of bin/" + plan.name() + ", the file that was proved:\n\n"
                + "    " + plan.program().sha256() + "\n\n"
                + "Licence: " + plan.metadata().license() + "\n"
                + (homepage == null ? "" : "Home: " + homepage + "\n");
    }

    private static boolean shares(PackagePlan plan) {
        return plan.files().keySet().stream()
                .anyMatch(file -> file.startsWith("/usr/share/") && !file.startsWith(plan.documentation()));
    }
}
