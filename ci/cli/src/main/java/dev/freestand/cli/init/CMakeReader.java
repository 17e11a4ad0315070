package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code CMakeLists.txt} and those of the folders that it adds itself: names of executables, and nothing else. */
final class CMakeReader implements ManifestReader {

    private static final Pattern PROJECT = Pattern.compile(
            "\\bproject\\s*\\(\\s*\"?([A-Za-z0-9_.+-]{1,100})\"?([^)]{0,500})\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("\\bVERSION\\s+\"?([0-9][0-9.]{0,40})");
    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile("\\b(?:CXX|Fortran|CUDA|OBJC|OBJCXX|Swift|HIP|ISPC)\\b");
    private static final Pattern ONLY_C = Pattern.compile("(?:\\bLANGUAGES\\s+|^\\s*)C\\b");
    private static final Pattern EXECUTABLE = Pattern.compile(
            "\\badd_executable\\s*\\(\\s*\"?([^\\s\"()]{1,200})\"?\\s+(?!IMPORTED|ALIAS)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLDER = Pattern.compile(
            "\\badd_subdirectory\\s*\\(\\s*\"?([^\\s\"()$]{1,200})\"?\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("(?m)#.*$");

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        String text = text(folder, manifest);
        Matcher project = PROJECT.matcher(text);
        boolean named = project.find();
        String name = named ? project.group(1) : "";
        String options = named ? project.group(2) : "";
        Map<String, String> places = new LinkedHashMap<>();
        executables(text, "", name, places);
        Matcher below = FOLDER.matcher(text);
        while (below.find()) {
            String path = below.group(1);
            folder.checkBelow(path, manifest, "the folder");
            String file = path + "/" + manifest;
            if (folder.has(file)) {
                executables(text(folder, file), path + "/", name, places);
            }
        }
        ProgramChoice choice = ProgramChoice.of(manifest, List.copyOf(places.keySet()), name, program);
        String end = places.get(choice.name()) + choice.name();
        List<PlannedVariant> variants = new ArrayList<>();
        variants.add(variant(folder, "dynamic", "", end).expecting(Linkage.DYNAMIC, null, false));
        variants.add(variant(folder, "glibc-static", " -DCMAKE_EXE_LINKER_FLAGS=-static", end)
                .expecting(Linkage.STATIC, LibcFlavour.GLIBC, false)
                .hinting("the C library as an archive (Fedora: glibc-static)"));
        if (ONLY_C.matcher(options).find() && !OTHER_LANGUAGE.matcher(options).find()) {
            variants.add(
                    variant(folder, "musl-static", " -DCMAKE_C_COMPILER=musl-gcc -DCMAKE_EXE_LINKER_FLAGS=-static", end)
                            .expecting(Linkage.STATIC, LibcFlavour.MUSL, false)
                            .requiring(List.of("musl-gcc", "--version"), "apt-get install musl-tools")
                            .hinting("musl-gcc (Debian: musl-tools)"));
        }
        Matcher version = VERSION.matcher(options);
        return new ProjectPlan(
                Toolchain.CMAKE,
                manifest,
                choice.name(),
                version.find() ? version.group(1) : null,
                variants,
                choice.notes());
    }

    private static String text(ProjectFolder folder, String file) throws PipelineException {
        return COMMENT.matcher(folder.text(file)).replaceAll("");
    }

    private static void executables(String text, String folder, String project, Map<String, String> places) {
        Matcher executable = EXECUTABLE.matcher(text);
        while (executable.find()) {
            String name =
                    executable.group(1).replace("${PROJECT_NAME}", project).replace("${CMAKE_PROJECT_NAME}", project);
            if (!name.contains("$")) {
                places.putIfAbsent(name, folder);
            }
        }
    }

    /** Nothing out of the project becomes part of the shell's command. */
    private static PlannedVariant variant(ProjectFolder project, String name, String options, String end)
            throws PipelineException {
        String folder = "target/cmake/" + name;
        String command =
                "cmake -S . -B " + folder + " -DCMAKE_BUILD_TYPE=Release" + options + " && cmake --build " + folder;
        // A project may have its programs elsewhere (CMAKE_RUNTIME_OUTPUT_DIRECTORY), which is known once it was built.
        return PlannedVariant.of(name, List.of("sh", "-c", command), project.built(folder, end))
                .requiring(List.of("cmake", "--version"), "apt-get install cmake");
    }
}
