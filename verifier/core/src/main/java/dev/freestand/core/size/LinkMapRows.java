package dev.freestand.core.size;

/** Reads the rows of one format of link map. What is not understood counts for nothing. */
interface LinkMapRows {

    /** The next line, without its end. */
    void line(String line);
}
