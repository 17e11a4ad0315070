package dev.freestand.verifier.report.html;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.VariantSizes.OtherSymbols;
import dev.freestand.verifier.proof.VariantSizes.SymbolSize;
import dev.freestand.verifier.report.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page's script draws the treemap from: rooms by section, for each variant. */
final class TreemapJson {

    private record Item(String name, long size) {}

    private record Group(String section, boolean zeros, List<Item> rooms) {}

    private record Tree(String variant, boolean shipped, List<Group> groups) {}

    private TreemapJson() {}

    /** An array, escaped so that it can stand in a script element: no text in it can end the element. */
    static String of(Proof proof) {
        List<Tree> trees = new ArrayList<>();
        for (VariantRecord variant : proof.variants()) {
            proof.sizes().stream()
                    .filter(one -> one.variant().equals(variant.name()))
                    .filter(one -> !one.rooms().isEmpty())
                    .findFirst()
                    .ifPresent(one -> trees.add(
                            new Tree(EscapedText.line(variant.name()), variant.ship(), groups(one, variant.size()))));
        }
        return StrictJson.line(trees)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static List<Group> groups(VariantSizes sizes, long file) {
        Map<String, List<Item>> rooms = new LinkedHashMap<>();
        long unnamed = file;
        for (SymbolSize room : sizes.rooms()) {
            rooms.computeIfAbsent(room.section(), section -> new ArrayList<>())
                    .add(new Item(EscapedText.name(room.name()), room.size()));
            unnamed -= sizes.zeros().contains(room.section()) ? 0 : room.size();
        }
        for (OtherSymbols other : sizes.others()) {
            rooms.computeIfAbsent(other.section(), section -> new ArrayList<>())
                    .add(new Item(other.count() + " smaller symbols", other.size()));
            unnamed -= sizes.zeros().contains(other.section()) ? 0 : other.size();
        }
        List<Group> groups = new ArrayList<>();
        rooms.forEach((section, items) ->
                groups.add(new Group(EscapedText.name(section), sizes.zeros().contains(section), items)));
        if (unnamed > 0) {
            groups.add(new Group("without a symbol", false, List.of(new Item("headers, tables, padding", unnamed))));
        }
        return groups;
    }
}
