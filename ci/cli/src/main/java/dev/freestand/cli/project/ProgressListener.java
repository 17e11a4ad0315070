package dev.freestand.cli.project;

/** Told what is going on, a line at a time; calls can come from several threads. */
public interface ProgressListener {

    /** One line for people. */
    void say(String line);
}
