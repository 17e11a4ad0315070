package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Payload;

/** FS221: no program lies behind the one that is judged. */
final class PayloadNamed implements Rule {

    @Override
    public String id() {
        return "FS221";
    }

    @Override
    public String title() {
        return "No other program lies behind the image";
    }

    @Override
    public String why() {
        return "What lies behind the image is not loaded; self-extracting programs (AppImage, PyInstaller, Bun) read it"
                + " from their own file. What is said of linkage is said of the starter alone, and a program that it"
                + " unpacks may be linked otherwise.";
    }

    @Override
    public String evidence() {
        return "Bytes behind everything that headers, loaded segments and sections describe, padding aside, and the ELF"
                + " headers found among them.";
    }

    @Override
    public String fix() {
        return "Nothing is wrong with a payload as such. Take the program out of it and inspect that one too.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/01-intro.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }
        Payload behind = evidence.file().layout().behind();
        if (behind == null) {
            return evidence.file().layout().sectionTable().equals("unusable")
                    ? Finding.notKnown("where the image ends is not known: " + LayoutWords.noSections(evidence.file()))
                    : Finding.pass("nothing lies behind it");
        }
        String holds = behind.holds().isEmpty() ? "" : ", which hold " + String.join("; ", behind.holds());
        String words =
                behind.size() + " bytes behind the image, from 0x" + Long.toHexString(behind.offset()) + " on" + holds;
        boolean program = behind.holds().stream().anyMatch(what -> what.startsWith("an ELF program"));
        return program ? Finding.warn(words) : Finding.pass(words);
    }
}
