package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.PageSizes;
import java.util.List;
import java.util.stream.Collectors;

/** FS405: kernels of the file's machine can load it, whatever the size of their pages. */
final class EveryPageSizeSupported implements LoadedFileRule {

    private static final int KIB = 1024;

    @Override
    public String id() {
        return "FS405";
    }

    @Override
    public String title() {
        return "Every page size is supported";
    }

    @Override
    public String why() {
        return "Kernels for aarch64, ppc64, mips, loongarch and others have pages of 4, 16 or 64 KiB. A file that"
                + " is laid out for smaller pages than the kernel's cannot be mapped, and does not start.";
    }

    @Override
    public String evidence() {
        return "Whether each PT_LOAD's offset and address agree modulo the page, and whether segments that would"
                + " share a page are compatible.";
    }

    @Override
    public String fix() {
        return "Link with -Wl,-z,max-page-size=65536, the default of GNU ld for these machines, or document that"
                + " such kernels are not supported.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/07-pheader.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        PageSizes pages = file.structure().layout().pages();
        if (pages == null) {
            return RuleResult.notApplicable("this machine's kernels have one page size");
        }
        if (pages.refuses().isEmpty()) {
            return RuleResult.pass("pages of " + list(pages.loads()) + " KiB");
        }
        return RuleResult.warn("kernels with pages of " + list(pages.refuses()) + " KiB cannot load it"
                + (pages.reason() == null ? "" : ": " + pages.reason()));
    }

    private static String list(List<Integer> sizes) {
        return sizes.stream().map(size -> Integer.toString(size / KIB)).collect(Collectors.joining(", "));
    }
}
