package dev.freestand.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's own browser, started once and without a window; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    /** As {@code ci/setup --tests} installs it. */
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));
    }

    /** A file in a fresh profile that has no network at all. */
    BrowserPage open(Path file, NewContextOptions options) {
        return new BrowserPage(browser.newContext(options.setOffline(true)), file);
    }

    /** The same in a window of this many pixels. */
    BrowserPage open(Path file, int width, int height) {
        return open(file, new NewContextOptions().setViewportSize(width, height));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
