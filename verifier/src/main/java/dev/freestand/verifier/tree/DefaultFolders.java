package dev.freestand.verifier.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Folders that glibc's loader knows by itself. They are compiled into it, and follow from where it lies: Debian's lies
 * in a multiarch folder and knows {@code /lib} too, that of Fedora or SUSE in {@code /lib64}, Arch's in {@code /lib};
 * one elsewhere (Nix, Guix, a private build) knows its own folder only, and reads no {@code /etc/ld.so.conf}.
 *
 * @param folders in the order of search
 * @param lib what $LIB stands for
 * @param usual whether the loader is the system's, which {@code /etc/ld.so.conf} belongs to
 */
record DefaultFolders(List<String> folders, String lib, boolean usual) {

    static DefaultFolders of(RootFs files, Abi abi, String interpreter) {
        RootFs.Place place = files.resolve(interpreter).place();
        String path = place != null ? place.path() : interpreter;
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String plain = folder.startsWith("/usr/") ? folder.substring("/usr".length()) : folder;
        for (String triplet : abi.triplets()) {
            String multiarch = "/lib/" + triplet;
            boolean there = plain.equals(multiarch)
                    || (place == null && files.resolve(multiarch).place() != null);
            if (there) {
                return new DefaultFolders(
                        List.of(multiarch, "/usr" + multiarch, "/lib", "/usr/lib"), multiarch.substring(1), true);
            }
        }
        if (!plain.matches("/lib(32|64|x32)?(/.*)?")) {
            return new DefaultFolders(List.of(folder), "lib", false);
        }
        List<String> folders = new ArrayList<>(List.of(plain, "/usr" + plain));
        return new DefaultFolders(folders, plain.substring(1), true);
    }
}
