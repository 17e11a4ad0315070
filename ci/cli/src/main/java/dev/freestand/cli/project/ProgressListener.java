package dev.freestand.cli.project;

/** Told what is going on, a line at a time; calls can come from several threads. */
public interface ProgressListener {

    /** Takes a line of progress, without its line end. */
    void say(String line);
}
