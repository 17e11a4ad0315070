package dev.freestand.aot;

import java.util.Map;
import java.util.Set;

/**
 * What is left out of picocli when it is compiled to C.
 *
 * <p>Three kinds go: what needs reflection over methods and constructors, which TeaVM's C backend has not; what needs
 * parts of the JDK that TeaVM has not; and what this program never reaches but a compiler cannot prove unreachable
 * (argument files, resource bundles, colours, traces, variables in texts), which would be most of the file's size.
 * Methods named here return {@code null}, zero or {@code false}.
 *
 * <p>Classes are named without {@code picocli.CommandLine} in front.
 */
final class PicocliExclusions {
    private PicocliExclusions() {}

    /** Every method of these names, whatever its parameters. */
    static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "getCommandMethods",
                            "executeUserObject",
                            "getOptionalEmpty",
                            "getOptionalOfNullable",
                            "charsetForName")),
            Map.entry("$AbstractHandler", Set.of("exit")),
            Map.entry("$DefaultFactory", Set.of("create", "loadClosureClass")),
            Map.entry("$Help$Ansi", Set.of("calcIsJansiConsoleInstalled", "calcTTY", "enabled")),
            Map.entry(
                    "$Interpreter",
                    Set.of(
                            "applyValuesToArrayField",
                            "applyValuesToMapField",
                            "applyValuesToCollectionField",
                            "booleanValue",
                            "createUserInputDebugString",
                            "expandArgumentFile",
                            "expandValidArgumentFile",
                            "readPassword",
                            "readUserInput",
                            "readUserInputWithEchoing",
                            "registerBuiltInConverters")),
            Map.entry("$Model$ArgSpec", Set.of("splitRespectingQuotedStrings")),
            Map.entry("$Model$CommandReflection", Set.of("initFromAnnotatedMembers", "initFromMethodParameters")),
            Map.entry("$Model$CommandUserObject", Set.of("isProxyClass", "getInstance")),
            Map.entry(
                    "$Model$Messages",
                    Set.of("createBundle", "extractName", "keys", "getStringForExactKey", "addAllWithPrefix")),
            Map.entry("$Model$ObjectScope", Set.of("isProxyClass")),
            Map.entry("$Model$RuntimeTypeInfo", Set.of("extractTypeParameters")),
            Map.entry("$Model$TypedMember", Set.of("toGenericString", "isAnnotated")),
            Map.entry("$Model$UsageMessageSpec", Set.of("detectTerminalWidth", "getTerminalWidth", "isCodePointCJK")),
            Map.entry("$Model$UsageMessageSpec$1", Set.of("run")),
            Map.entry("$RegexTransformer", Set.of("createDefault")),
            Map.entry("$TraceLevel", Set.of("isEnabled", "print", "lookup")),
            Map.entry("$Tracer", Set.of("isDebug", "isInfo", "isWarn", "debug", "info", "warn")));

    /** Methods that return their first argument as it is. */
    static final Map<String, Set<String>> IDENTITIES = Map.of(
            "$Model$CommandReflection", Set.of("extractCommandSpec"),
            "$Model$Interpolator", Set.of("interpolate", "interpolateCommandName"));

    /** Static stand-ins of {@link dev.freestand.aot.jdk.JdkReplacements} for methods of the JDK, by class and name. */
    static final Map<String, Set<String>> STAND_INS = Map.of(
            "java.lang.String", Set.of("format", "split"),
            "java.lang.System", Set.of("getProperty", "getenv"));
}
