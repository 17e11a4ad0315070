package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineSelectorTest {

    private final List<String> closed = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "AUTO, true, true, docker",
        "AUTO, true, false, docker",
        "AUTO, false, true, sandbox",
        "AUTO, false, false, none",
        "DOCKER, true, true, docker",
        "DOCKER, false, true, none",
        "SANDBOX, true, true, sandbox",
        "SANDBOX, true, false, none",
    })
    void takesTheFirstThatAnswersAndNeverAnotherThanAskedFor(
            EngineChoice choice, boolean docker, boolean sandbox, String expected) {
        Engine engine = selector(docker, sandbox).select(choice, notices::add);

        assertThat(engine.name()).isEqualTo(expected);
        assertThat(engine.availability().ready()).isEqualTo(!expected.equals("none"));
        assertThat(closed).doesNotContain(expected);
    }

    @Test
    void aMissingEngineIsOneNoticeWithItsConsequence() {
        selector(true, true).select(EngineChoice.AUTO, notices::add);
        selector(false, true).select(EngineChoice.SANDBOX, notices::add);
        assertThat(notices).isEmpty();

        selector(false, true).select(EngineChoice.AUTO, notices::add);
        assertThat(notices)
                .containsExactly("cells run in the sandbox, so the effects of a container engine are not tested:"
                        + " install docker");

        notices.clear();
        selector(false, false).select(EngineChoice.AUTO, notices::add);
        assertThat(notices)
                .containsExactly("no cell is run, so nothing can be proved: install docker; install sandbox");
    }

    @Test
    void withoutAnEngineEveryCellIsOpenAndNamesWhatToInstall() throws Exception {
        Engine engine = selector(false, false).select(EngineChoice.AUTO, notices::add);

        CellRun run = engine.run(EngineFixtures.request(new byte[0]));

        assertThat(run)
                .isEqualTo(new CellRun.Unanswered(
                        "no engine can run it: docker: install docker; sandbox: install sandbox"));
        assertThat(closed).containsExactly("docker", "sandbox");
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void everyChoiceHasAWord(EngineChoice choice) {
        assertThat(EngineChoice.parse(choice.word())).contains(choice);
        assertThat(EngineChoice.parse(choice.name())).isEmpty();
    }

    private EngineSelector selector(boolean docker, boolean sandbox) {
        return new EngineSelector(() -> fake("docker", docker), () -> fake("sandbox", sandbox));
    }

    private Engine fake(String name, boolean ready) {
        return new Engine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Availability availability() {
                return ready ? Availability.ready(name) : Availability.absent("install " + name);
            }

            @Override
            public CellRun run(CellRequest request) {
                throw new AssertionError("not to be run");
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }
}
