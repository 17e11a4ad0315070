package dev.freestand.cli.github;

/**
 * A line that tells the runner of GitHub Actions to do something. It reads such lines from both streams of a step
 * (workflow commands for GitHub Actions; {@code ActionCommand.cs} of the runner).
 *
 * @param name what to do, such as {@code error}
 * @param title the property {@code title}; empty for none
 * @param message what it is about, in one or more lines
 */
record WorkflowCommand(String name, String title, String message) {

    /** The line, without its end. */
    String line() {
        String properties = title.isEmpty() ? "" : " title=" + property(title);
        return "::" + name + properties + "::" + data(message);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
