package dev.freestand.verifier.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folders that ldconfig(8) would put into {@code ld.so.cache}: the lines of {@code /etc/ld.so.conf} and of the files
 * that it includes. A fresh cache holds what these folders hold; the cache itself may be stale or forged.
 */
final class LdSoConf {

    private static final String START = "/etc/ld.so.conf";

    private final RootFs files;
    private final Set<String> seen = new HashSet<>();
    private final List<Line> folders = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private LdSoConf(RootFs files) {
        this.files = files;
    }

    /**
     * A folder to search.
     *
     * @param folder an absolute path without a slash at its end
     * @param where the file and the line that name it
     */
    record Line(String folder, String where) {}

    /**
     * What was read.
     *
     * @param folders in the order of search
     * @param problems lines and files that could not be used
     */
    record Conf(List<Line> folders, List<String> problems) {}

    static Conf read(RootFs files) {
        LdSoConf conf = new LdSoConf(files);
        if (files.resolve(START).place() != null) {
            conf.file(START);
        }
        return new Conf(List.copyOf(conf.folders), List.copyOf(conf.problems));
    }

    private void file(String path) {
        RootFs.Place place = files.resolve(path).place();
        if (place == null || !seen.add(place.path())) {
            return;
        }
        if (seen.size() > Limits.CONF_FILES) {
            problems.add(path + " was not read: too many included files");
            return;
        }
        String text;
        try {
            text = TextFile.read(place);
        } catch (IOException e) {
            problems.add(path + " could not be read: " + e.getMessage());
            return;
        }
        if (text.length() >= Limits.CONF_BYTES) {
            problems.add(path + " is too long, its end was not read");
        }
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String plain = (line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'))).strip();
            if (!plain.isEmpty()) {
                line(path, plain, path + ":" + number);
            }
        }
    }

    private void line(String path, String line, String where) {
        String[] words = line.split("\\s+");
        if (words[0].equals("include") && words.length > 1) {
            for (int i = 1; i < words.length; i++) {
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                new Glob(files)
                        .expand(words[i].startsWith("/") ? words[i] : folder + words[i])
                        .forEach(this::file);
            }
        } else if (!words[0].equals("hwcap")) {
            // "folder=libc6" is an old way to tell the sort of libraries; ldconfig drops what stands behind it.
            String folder = line.replaceFirst("=[^=/]*$", "").strip().replaceFirst("/+$", "");
            if (!line.startsWith("/")) {
                problems.add(where + " names a relative folder, which ldconfig ignores");
            } else if (folders.size() < Limits.CONF_DIRECTORIES) {
                folders.add(new Line(folder, where));
            } else {
                problems.add(where + " was not used: too many folders");
            }
        }
    }
}
