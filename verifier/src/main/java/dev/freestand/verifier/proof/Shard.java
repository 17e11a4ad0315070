package dev.freestand.verifier.proof;

/**
 * Which part of the cells a proof holds, when they were spread over several machines.
 *
 * @param index from 1
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("shard " + index + "/" + count + " is not one of 1/N to N/N");
        }
    }
}
