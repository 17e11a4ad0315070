package dev.freestand.cli;

/** zsh completes only what somebody types. */
final class Zsh {

    /**
     * A script that has an interactive zsh complete a line, {@code FOLDER LINE}, the folder being that of the completions. It
     * prints what the line has become, and writes to the current folder.
     */
    static final String COMPLETE = """
            zmodload zsh/zpty
            export TERM=dumb
            zpty z zsh -f -i
            zpty -w z "fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D"
            zpty -w z "show() { print -r -- \\"\\$BUFFER\\" > completed; BUFFER=exit; zle accept-line }; zle -N show"
            zpty -w z "bindkey '^I' complete-word '^G' show; zle-line-init() { print REA''DY }; zle -N zle-line-init"
            zpty -r z out '*READY*'
            zpty -w -n z "$2"$'\\t\\a'
            while zpty -r z out; do :; done
            cat completed
            """;

    private Zsh() {}
}
