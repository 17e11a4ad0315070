package dev.freestand.containers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.HostMachine;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionsTest {

    private static final String CONTROL = "control " + hex("/freestand/probe");
    private static final String SUBJECT = "subject " + hex("/freestand/subject") + " " + hex("rcli");
    private static final String[] THROUGH = {
        "through " + hex("/freestand/emulator"),
        "through " + hex("-cpu"),
        "through " + hex("model"),
        "through " + hex("-0"),
        "through " + hex("rcli")
    };

    private static final Behaviour BEHAVIOUR = new Behaviour(
            "b",
            Map.of("d/in", Content.ofText("x\n"), "empty", Content.EMPTY),
            Set.of("empty"),
            List.of(new Step(
                    List.of("", "é"),
                    Content.EMPTY,
                    Map.of("B", "2", "A", "1"),
                    0,
                    null,
                    null,
                    Map.of("out", Content.EMPTY))));

    @Test
    void areLinesOfHexadecimalInAFixedOrder() {
        Instructions instructions =
                new Instructions("0a", CellSetting.PLAIN, CellLimits.DEFAULT, "rcli", List.of(BEHAVIOUR));

        assertThat(new String(instructions.encode(), StandardCharsets.US_ASCII)).isEqualTo("""
                freestand-probe 1 0a
                keep 65536
                flood 67108864
                millis 10000
                memory 2147483648
                disk 268435456
                processes 4096
                work 2f667265657374616e642f776f726b
                control 2f667265657374616e642f70726f6265
                subject 2f667265657374616e642f7375626a656374 72636c69
                behaviour
                file 642f696e 780a
                program 656d707479 -
                step
                arg -
                arg c3a9
                env 413d31
                env 423d32
                stdin -
                output 6f7574
                run
                end
                """);
    }

    @Test
    void askForEachConditionBeforeTheControlWhichHoldsToThem() {
        assertThat(lines(new CellSetting(
                        List.of(
                                Condition.NO_PROC,
                                Condition.RANDOM_USER,
                                Condition.FEW_FILES,
                                Condition.SMALL_STACK,
                                Condition.SMALL_MEMORY),
                        123_456,
                        null)))
                .containsSubsequence(
                        "condition no-proc",
                        "condition random-user 123456",
                        "condition few-files 64",
                        "condition small-stack 262144",
                        "condition small-memory 16777216",
                        CONTROL);
    }

    @Test
    void nameAbsentCallsBeforeTheControlWhichHasToDoWithoutThemToo() {
        MissingSystemCalls calls = MissingSystemCalls.allBut(new TreeSet<>(Set.of(0, 1, 3)), new TreeSet<>(Set.of(2)));

        assertThat(lines(CellSetting.PLAIN.without(calls)))
                .containsSubsequence(
                        "absent x86-64 2 2",
                        "absent x86-64 4 4294967295",
                        "absent i386 0 1",
                        "absent i386 3 4294967295",
                        CONTROL);
        assertThat(lines(CellSetting.PLAIN)).noneMatch(line -> line.startsWith("absent"));
    }

    @Test
    void runTheControlAsTheFileIsRunWhereAnX8664ProcessorIsPlayed() {
        assertThat(lines(played("x86-64"))).containsSubsequence(THROUGH).endsWith(THROUGH[4], CONTROL, SUBJECT, "end");
    }

    @ParameterizedTest
    @CsvSource({
        "aarch64, 0201",
        "riscv64, 0201",
        "i386, 0101",
        "arm, 0101",
        "ppc64le, 0201",
        "s390x, 0202",
        "mips64el, 0201",
        "loongarch64, 0201",
    })
    void bringASecondControlWhereAnotherMachineIsPlayed(String machine, String classAndOrder) {
        List<String> lines = lines(played(machine));

        assertThat(lines).containsSubsequence(CONTROL, THROUGH[0], THROUGH[1], THROUGH[2], THROUGH[3], THROUGH[4]);
        assertThat(lines.get(lines.size() - 3))
                .startsWith("foreign-control 7f454c46" + classAndOrder + "01")
                .endsWith(hex("control\n"));
    }

    @Test
    void onAnAarch64HostX8664IsTheMachineThatIsPlayed() {
        Catalogue there = Catalogue.bundled(HostMachine.AARCH64);
        List<String> foreign = lines(CellSetting.of(there.find("cpu-x86-64-v2").orElseThrow()));
        List<String> own = lines(CellSetting.of(there.find("machine-aarch64").orElseThrow()));

        assertThat(foreign).contains(CONTROL);
        assertThat(foreign.get(foreign.size() - 3)).startsWith("foreign-control 7f454c46020101");
        assertThat(own).endsWith(CONTROL, SUBJECT, "end").noneMatch(line -> line.startsWith("foreign-control"));
    }

    @Test
    void knowNoControlForAnyOtherMachine() {
        assertThatThrownBy(() -> lines(played("mips")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no control program for mips");
    }

    @Test
    void canBeGivenForEveryEnvironmentOfTheCatalogue() {
        assertThat(Catalogue.bundled().environments())
                .allSatisfy(environment ->
                        assertThat(lines(CellSetting.of(environment))).contains("end"));
    }

    @Test
    void nameAnotherUserForEachCell() {
        Environment environment =
                Catalogue.bundled().find("hostile-random-user").orElseThrow();
        Set<Integer> users = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            users.add(CellSetting.of(environment).user());
        }

        assertThat(users).hasSizeGreaterThan(40).allMatch(user -> user >= 100_000 && user < 1_000_000);
        assertThat(CellSetting.of(Catalogue.bundled().find("scratch").orElseThrow()))
                .isEqualTo(CellSetting.PLAIN);
        assertThatThrownBy(() -> new CellSetting(List.of(), 0, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CellSetting played(String machine) {
        return new CellSetting(List.of(), CellSetting.NOBODY, new Emulator("qemu", machine, "model", "level"));
    }

    private static List<String> lines(CellSetting setting) {
        return new String(
                        new Instructions("0a", setting, CellLimits.DEFAULT, "rcli", List.of()).encode(),
                        StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    private static String hex(String text) {
        return Content.ofText(text).hex();
    }

    @Test
    void carryAFreshNonceEachTime() {
        Instructions one = Instructions.of(CellLimits.DEFAULT, "a", List.of());
        Instructions other = Instructions.of(CellLimits.DEFAULT, "a", List.of());

        assertThat(one.nonce()).matches("[0-9a-f]{32}").isNotEqualTo(other.nonce());
    }

    @Test
    void leaveRoomForTheLongestAnswer() {
        assertThat(new Instructions("0a", CellSetting.PLAIN, CellLimits.DEFAULT, "a", List.of(BEHAVIOUR))
                        .longestAnswer())
                .isGreaterThan(3 * 2 * 65536);
    }
}
