package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AsideTest {

    @Test
    void goesOnWhileItsStarterDoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Aside<String> aside = Aside.start(() -> {
            begun.countDown();
            return "done";
        });
        begun.await();
        assertThat(aside.result()).isEqualTo("done");
        assertThat(aside.result()).isEqualTo("done");
    }

    @Test
    void whatItThrowsIsThrownToWhoeverAsks() {
        IOException fault = new IOException("no file");
        assertThatThrownBy(() -> Aside.start(() -> {
                            throw fault;
                        })
                        .result())
                .isSameAs(fault);
        IllegalStateException mistake = new IllegalStateException("no sense");
        assertThatThrownBy(() -> Aside.start(() -> {
                            throw mistake;
                        })
                        .result())
                .isSameAs(mistake);
        StackOverflowError error = new StackOverflowError();
        assertThatThrownBy(() -> Aside.start(() -> {
                            throw error;
                        })
                        .result())
                .isSameAs(error);
    }

    @Test
    void anInterruptIsPassedOnAndKept() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Aside<String> aside = Aside.start(() -> {
            try {
                never.await();
                return "waited";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        });
        Thread.currentThread().interrupt();
        assertThat(aside.result()).isEqualTo("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
