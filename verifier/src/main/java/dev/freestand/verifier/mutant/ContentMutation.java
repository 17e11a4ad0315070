package dev.freestand.verifier.mutant;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.policy.Budget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The changes of a file's length and of its digest. */
enum ContentMutation implements Mutation {
    FILE_OVER_BUDGET("file-over-budget", "file made one byte longer than its budget", "FS202") {
        @Override
        public String asking(OriginalVariant original) {
            return "budget: { file: " + kib(original.bytes().length) + " KiB }";
        }

        @Override
        public MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException {
            Long most = original.variant().budget().file();
            if (most == null) {
                throw UnmadeMutantException.notAsked("there is no budget for the whole file");
            }
            ElfEditor editor = original.editor();
            editor.append(new byte[added(Math.max(0, most - editor.length()) + 1)]);
            return MemoryInspection.changed(original, editor.result());
        }
    },
    SECTION_OVER_BUDGET("section-over-budget", "section made one byte longer than its budget", "FS202") {
        @Override
        public String asking(OriginalVariant original) {
            for (SectionSize section : original.file().sections()) {
                if (section.name().equals(".text")) {
                    return "budget: { sections: { .text: " + kib(section.size()) + " KiB } }";
                }
            }
            return "";
        }

        @Override
        public MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException {
            Budget budget = original.variant().budget();
            if (budget.sections().isEmpty()) {
                throw UnmadeMutantException.notAsked("there is no budget for a section");
            }
            Map.Entry<String, Long> limit = new TreeMap<>(budget.sections()).firstEntry();
            long now = original.file().sections().stream()
                    .filter(section -> section.name().equals(limit.getKey()))
                    .mapToLong(SectionSize::size)
                    .sum();
            ElfEditor editor = original.editor();
            SectionEdits.more(editor, limit.getKey(), added(Math.max(0, limit.getValue() - now) + 1));
            return MemoryInspection.changed(original, editor.result());
        }
    },
    BYTE_CHANGED("byte-changed", "one byte changed after the inspection", "FS601") {
        @Override
        public String asking(OriginalVariant original) {
            return "";
        }

        @Override
        public MutatedVariant apply(OriginalVariant original) {
            byte[] bytes = original.bytes().clone();
            bytes[bytes.length / 2] ^= 1;
            return new MutatedVariant(original.variant(), original.file(), Sha256.of(bytes));
        }
    };

    private final Label label;

    ContentMutation(String id, String change, String rule) {
        this.label = new Label(id, change, List.of(rule));
    }

    @Override
    public Label label() {
        return label;
    }

    private static int added(long bytes) throws UnmadeMutantException {
        if (bytes > ElfEditor.MOST_ADDED) {
            throw UnmadeMutantException.notTried(
                    "it takes " + bytes + " more bytes, and no more than " + ElfEditor.MOST_ADDED + " are added");
        }
        return (int) bytes;
    }

    private static long kib(long bytes) {
        return (bytes + 1023) / 1024;
    }
}
