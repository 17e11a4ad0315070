package dev.freestand.verifier.rule;

/** FS307: no account is looked up. */
final class NoAccounts implements Rule {

    @Override
    public String id() {
        return "FS307";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: accounts";
    }

    @Override
    public String why() {
        return "A container with a random uid has no entry in /etc/passwd: getpwuid returns NULL, and"
                + " programs crash or use a folder called ?.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: getpwuid, getlogin, getgrnam"
                + " and their kin. Without one the linker's warnings in the build log; texts in the file"
                + " only as weak evidence, and nothing is then ruled out.";
    }

    @Override
    public String fix() {
        return "Take HOME from the environment, and treat NULL as usual; try it without /etc/passwd.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man3/getpwnam.3.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judge(evidence.file(), id());
    }
}
