package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One open page. Closing it fails if it did anything besides being shown: asked anyone, complained, popped up. */
final class BrowserPage implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();

    BrowserPage(BrowserContext context, Path file) {
        this.context = context;
        this.address = file.toUri().toString();
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequest(request -> requests.add(request.url()));
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** How many of these can be seen. */
    int visible(String selector) {
        return at(selector).locator("visible=true").count();
    }

    /** What an expression yields in the page. */
    Object tell(String expression) {
        return page.evaluate(expression);
    }

    /** The element that has the focus. */
    boolean focused(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Opens every part that is folded. */
    BrowserPage unfold() {
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        return this;
    }

    Locator cell(String variant, String environment) {
        return at("button.cell[data-variant='" + variant + "'][data-environment='" + environment + "']");
    }

    /** Takes a picture of the page from its top, or of what an open dialog covers, no higher than so many pixels. */
    void picture(Path file, int most) {
        int width = page.viewportSize().width;
        int height = Math.min(most, (Integer) page.evaluate("document.documentElement.scrollHeight"));
        boolean dialog = (Boolean) page.evaluate("document.querySelector('dialog[open]') !== null");
        Page.ScreenshotOptions options = new Page.ScreenshotOptions().setPath(file);
        page.screenshot(dialog ? options : options.setFullPage(true).setClip(0, 0, width, height));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("console").isEmpty();
        assertThat(requests).as("requests").containsExactly(address);
        assertThat(dialogs).as("dialogs").isEmpty();
    }
}
