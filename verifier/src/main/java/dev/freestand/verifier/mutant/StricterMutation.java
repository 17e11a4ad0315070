package dev.freestand.verifier.mutant;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.promise.FilePromises;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Promise;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The changes of what is asked: the file stays as it is, and one expectation or promise is one step stricter than the truth. */
enum StricterMutation implements Mutation {
    LINKAGE("linkage-expected-otherwise", "the other linkage expected", PolicyRule.LINKAGE_AS_EXPECTED) {
        @Override
        public String asking(OriginalVariant original) {
            return "expect: { linkage: " + original.file().linkage().label() + " }";
        }

        @Override
        Variant stricter(Variant variant, FileReport file) {
            Linkage other = file.linkage() == Linkage.STATIC ? Linkage.DYNAMIC : Linkage.STATIC;
            return with(
                    variant,
                    new VariantExpectation(
                            other, variant.expect().libc(), variant.expect().stripped()));
        }
    },
    LIBC("libc-expected-otherwise", "another C library expected", PolicyRule.LIBC_AS_EXPECTED) {
        @Override
        public String asking(OriginalVariant original) {
            return "expect: { libc: " + original.file().libc().flavour().label() + " }";
        }

        @Override
        Variant stricter(Variant variant, FileReport file) {
            LibcFlavour other = file.libc().flavour() == LibcFlavour.MUSL ? LibcFlavour.GLIBC : LibcFlavour.MUSL;
            return with(
                    variant,
                    new VariantExpectation(
                            variant.expect().linkage(), other, variant.expect().stripped()));
        }
    },
    BUDGET("budget-reduced", "budget one byte less than the file", PolicyRule.WITHIN_BUDGET) {
        @Override
        public String asking(OriginalVariant original) {
            return ContentMutation.FILE_OVER_BUDGET.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            if (variant.budget().file() == null) {
                throw UnmadeMutantException.notAsked("there is no budget for the whole file");
            }
            return new Variant(
                    variant.name(),
                    variant.build(),
                    variant.artifact(),
                    variant.expect(),
                    new Budget(file.size() - 1, variant.budget().sections()),
                    variant.promise(),
                    variant.ship());
        }
    },
    GLIBC("glibc-promised-stricter", "older glibc promised than it needs", PolicyRule.PROMISED_GLIBC) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.GLIBC_VERSION.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            VersionNumber before = before(file.symbolFloor().get("GLIBC"), "it needs no version of glibc");
            FilePromises own = variant.promise().file();
            return with(variant, versions(own, new FilePromises.Versions(before, own.libstdcxx(), own.kernel())));
        }
    },
    LIBSTDCXX("libstdcxx-promised-stricter", "older libstdc++ promised than it needs", PolicyRule.PROMISED_LIBSTDCXX) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.LIBSTDCXX_VERSION.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            VersionNumber before = before(file.symbolFloor().get("GLIBCXX"), "it needs no version of libstdc++");
            FilePromises own = variant.promise().file();
            return with(variant, versions(own, new FilePromises.Versions(own.glibc(), before, own.kernel())));
        }
    },
    KERNEL("kernel-promised-stricter", "older kernel promised than it is made for", PolicyRule.PROMISED_KERNEL) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.KERNEL.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            VersionNumber before = before(file.kernelFloor(), "it has no note on the kernel");
            FilePromises own = variant.promise().file();
            return with(variant, versions(own, new FilePromises.Versions(own.glibc(), own.libstdcxx(), before)));
        }
    },
    NEEDED("needed-promised-stricter", "one library less promised than it needs", PolicyRule.PROMISED_LIBRARIES) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.NEEDED.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            if (file.needed().isEmpty()) {
                throw UnmadeMutantException.notApplicable("it needs none: nothing is stricter");
            }
            FilePromises own = variant.promise().file();
            List<String> fewer = new ArrayList<>(Objects.requireNonNullElse(own.needed(), file.needed()));
            fewer.removeAll(List.of(file.needed().get(0)));
            return with(
                    variant,
                    new FilePromises(own.versions(), fewer, own.interpreter(), own.cpu(), own.pageSize(), own.rpath()));
        }
    },
    INTERPRETER("interpreter-promised-otherwise", "another interpreter promised", PolicyRule.PROMISED_INTERPRETER) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.INTERPRETER.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) {
            FilePromises own = variant.promise().file();
            String other = file.interpreter() == null ? "/lib64/ld-mutant.so.1" : FilePromises.NONE_WORD;
            return with(
                    variant,
                    new FilePromises(own.versions(), own.needed(), other, own.cpu(), own.pageSize(), own.rpath()));
        }
    },
    PROCESSOR(
            "processor-promised-stricter",
            "lower processor level promised than it needs",
            PolicyRule.PROMISED_PROCESSOR) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.PROCESSOR.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            String level = file.isaLevel();
            char number = level.startsWith("x86-64-v") ? level.charAt(level.length() - 1) : '1';
            if (number <= '1') {
                throw UnmadeMutantException.notApplicable("it needs none above x86-64-v1: nothing is stricter");
            }
            FilePromises own = variant.promise().file();
            String lower = level.substring(0, level.length() - 1) + (char) (number - 1);
            return with(
                    variant,
                    new FilePromises(
                            own.versions(), own.needed(), own.interpreter(), lower, own.pageSize(), own.rpath()));
        }
    },
    PAGE_SIZE("page-size-promised-stricter", "larger pages promised than it fits", PolicyRule.PROMISED_PAGE_SIZE) {
        @Override
        public String asking(OriginalVariant original) {
            return FileMutation.PAGE_SIZE.asking(original);
        }

        @Override
        Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException {
            PageSizes pages = file.structure().layout().pages();
            Integer fits = file.structure().layout().largestPage();
            Integer refused = pages == null
                    ? fits == null || fits >= LARGEST_PAGE ? null : LARGEST_PAGE
                    : pages.refuses().stream().min(Integer::compare).orElse(null);
            if (refused == null) {
                throw UnmadeMutantException.notApplicable(
                        "it fits all pages up to 64 KiB, or of its machine's kernels: nothing is stricter");
            }
            FilePromises own = variant.promise().file();
            return with(
                    variant,
                    new FilePromises(own.versions(), own.needed(), own.interpreter(), own.cpu(), refused, own.rpath()));
        }
    };

    private static final int LARGEST_PAGE = 64 * 1024;

    private final Label label;

    StricterMutation(String id, String change, PolicyRule rule) {
        this.label = new Label(id, change, List.of(rule.id()));
    }

    @Override
    public Label label() {
        return label;
    }

    @Override
    public MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException {
        return new MutatedVariant(stricter(original.variant(), original.file()), original.file(), original.sha256());
    }

    abstract Variant stricter(Variant variant, FileReport file) throws UnmadeMutantException;

    /** The version one step below: 2.34 comes behind 2.33, and 3.2.0 behind 3.1. */
    static VersionNumber before(@Nullable String version, String reason) throws UnmadeMutantException {
        List<Long> numbers = version == null
                ? List.of()
                : VersionNumber.parse(version).map(VersionNumber::numbers).orElse(List.of());
        for (int i = numbers.size() - 1; i >= 0; i--) {
            if (numbers.get(i) > 0) {
                StringBuilder text = new StringBuilder();
                for (int k = 0; k < i; k++) {
                    text.append(numbers.get(k)).append('.');
                }
                return VersionNumber.of(text.append(numbers.get(i) - 1).toString());
            }
        }
        throw UnmadeMutantException.notApplicable(version == null ? reason : "no version is below " + version);
    }

    private static FilePromises versions(FilePromises own, FilePromises.Versions versions) {
        return new FilePromises(versions, own.needed(), own.interpreter(), own.cpu(), own.pageSize(), own.rpath());
    }

    private static Variant with(Variant variant, VariantExpectation expect) {
        return new Variant(
                variant.name(),
                variant.build(),
                variant.artifact(),
                expect,
                variant.budget(),
                variant.promise(),
                variant.ship());
    }

    private static Variant with(Variant variant, FilePromises promises) {
        return new Variant(
                variant.name(),
                variant.build(),
                variant.artifact(),
                variant.expect(),
                variant.budget(),
                new Promise(promises, variant.promise().runsOn()),
                variant.ship());
    }
}
