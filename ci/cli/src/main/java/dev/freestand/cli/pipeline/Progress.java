package dev.freestand.cli.pipeline;

/** Told what is going on, a line at a time; calls can come from several threads. */
public interface Progress {

    /** One line for people. */
    void say(String line);
}
