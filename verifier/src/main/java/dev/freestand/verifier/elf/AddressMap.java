package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.util.List;

/** From addresses to file offsets, by the PT_LOAD segments. */
final class AddressMap {

    private final List<Segment> loads;

    AddressMap(List<Segment> segments) {
        loads = segments.stream()
                .filter(segment -> segment.type() == ElfConstants.PT_LOAD)
                .toList();
    }

    /**
     * Where the byte of an address is in the file. Where segments overlap the last one wins, since loaders map them in
     * order, each over what is there.
     *
     * @param asked file offset of the field that holds the address, for the message
     */
    long offsetOf(long address, long asked, String what) throws ElfFormatException {
        for (int i = loads.size() - 1; i >= 0; i--) {
            Segment load = loads.get(i);
            if (load.holds(address)) {
                return load.offset() + (address - load.address());
            }
        }
        throw new ElfFormatException(
                ElfFault.ADDRESS_UNMAPPED,
                asked,
                what + " is said to be at address " + hex(address) + ", which no PT_LOAD segment has in the file");
    }
}
