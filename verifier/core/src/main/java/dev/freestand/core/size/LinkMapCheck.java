package dev.freestand.core.size;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Section;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a linker's map is of the link that made a file. */
public final class LinkMapCheck {

    private static final String TEXT = ".text";

    private LinkMapCheck() {}

    /**
     * What a map says of a file.
     *
     * @param sections the file's
     * @throws UnusableInputException if it is of another link, or no map that is known
     * @throws IOException if it cannot be read
     */
    public static LinkMap of(ByteSource source, List<Section> sections) throws UnusableInputException, IOException {
        Set<String> zeros = sections.stream()
                .filter(section -> section.type() == ElfConstants.SHT_NOBITS)
                .map(Section::name)
                .collect(Collectors.toSet());
        LinkMap map = LinkMap.read(source, zeros);
        boolean same = sections.stream()
                .filter(section -> section.name().equals(TEXT))
                .anyMatch(section -> List.of(section.address(), section.size()).equals(map.output(TEXT)));
        if (!same) {
            throw new UnusableInputException("it is the map of another link: its " + TEXT + " is not the file's");
        }
        return map;
    }
}
