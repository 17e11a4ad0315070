package dev.freestand.standalone;

import dev.freestand.core.text.ColourMode;

/**
 * What {@code --help} prints. The pages are files of {@code src/main/help}, which a test writes from what the edition for Java
 * prints: words to type between backquotes, words to replace in braces.
 */
final class HelpPage {

    private static final String BOLD = "\u001b[1m";
    private static final String NOT_BOLD = "\u001b[21m\u001b[0m";
    private static final String UNDERLINED = "\u001b[4m";
    private static final String NOT_UNDERLINED = "\u001b[24m\u001b[0m";

    private HelpPage() {}

    /**
     * The page as it is printed.
     *
     * @param marked the page with its marks
     * @param colours whether what is marked is bold and underlined
     */
    static String text(String marked, ColourMode colours) {
        StringBuilder text = new StringBuilder(2 * marked.length());
        boolean bold = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            String style = "";
            switch (c) {
                case '`' -> {
                    style = bold ? NOT_BOLD : BOLD;
                    bold = !bold;
                }
                case '{' -> style = UNDERLINED;
                case '}' -> style = NOT_UNDERLINED;
                default -> text.append(c);
            }
            if (colours == ColourMode.COLOURED) {
                text.append(style);
            }
        }
        return text.toString();
    }
}
