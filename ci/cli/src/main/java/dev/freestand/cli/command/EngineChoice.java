package dev.freestand.cli.command;

/** Which engine runs the cells. */
enum EngineChoice {
    /** Docker where it answers, else the sandbox, else none: then every cell is inconclusive. */
    AUTO,
    DOCKER,
    SANDBOX
}
