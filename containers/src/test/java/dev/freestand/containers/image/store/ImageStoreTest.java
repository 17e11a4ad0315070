package dev.freestand.containers.image.store;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freestand.containers.image.Bench;
import dev.freestand.containers.image.Cache;
import dev.freestand.containers.image.format.BlobDescriptor;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException.Reason;
import dev.freestand.containers.image.format.OciDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};
    private static final BlobDescriptor BLOB = new BlobDescriptor("", OciDigest.of(CONTENT), CONTENT.length, null);

    @TempDir
    private Path folder;

    private ImageStore store;

    @BeforeEach
    void aStore() {
        store = new ImageStore(folder.resolve("cache/images"));
    }

    private Throwable failure(BlobDescriptor blob, ImageStore.Source source) throws Exception {
        Throwable thrown = catchThrowable(() -> store.blob(blob, Bench.soon(), source));
        Cache.expectNothingHalfWritten(store.folder());
        assertThat(store.path(blob.digest())).doesNotExist();
        return thrown;
    }

    @Test
    void aBlobIsBroughtOnce() throws Exception {
        AtomicInteger brought = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            store.blob(BLOB, Bench.soon(), sink -> {
                brought.incrementAndGet();
                sink.write(CONTENT, CONTENT.length);
            });
        }

        assertThat(brought).hasValue(1);
        assertThat(store.kept(BLOB.digest())).isEqualTo(CONTENT);
    }

    @Test
    void anotherTryBeginsAnew() throws Exception {
        store.blob(BLOB, Bench.soon(), sink -> {
            sink.write(new byte[] {9, 9}, 2);
            sink.restart();
            sink.write(CONTENT, CONTENT.length);
        });

        assertThat(store.path(BLOB.digest())).hasBinaryContent(CONTENT);
    }

    @Test
    void whatIsNotAsPromisedIsNotKept() throws Exception {
        assertThat(failure(BLOB, sink -> sink.write(new byte[] {1, 2, 4}, 3))).has(reason(Reason.DIGEST_MISMATCH));
        assertThat(failure(BLOB, sink -> sink.write(CONTENT, 2))).has(reason(Reason.DIGEST_MISMATCH));
        assertThat(failure(BLOB, sink -> sink.write(new byte[4], 4))).has(reason(Reason.DIGEST_MISMATCH));
        assertThat(failure(BLOB, sink -> {
                    throw new InterruptedException("stop");
                }))
                .isExactlyInstanceOf(InterruptedException.class);
    }

    @Test
    void moreThanTheDiskHoldsIsRefusedBeforeItIsAskedFor() throws Exception {
        BlobDescriptor huge = new BlobDescriptor("", BLOB.digest(), Long.MAX_VALUE, null);

        assertThat(failure(huge, sink -> sink.write(CONTENT, CONTENT.length)))
                .has(reason(Reason.DISK_FULL))
                .hasMessageContaining("FREESTAND_CACHE");
    }

    @Test
    void whatAKilledProcessLeftIsWrittenOver() throws Exception {
        Path left = store.partial("blob", BLOB.digest());
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[100]);

        store.keep(BLOB.digest(), CONTENT, Bench.soon());

        assertThat(store.kept(BLOB.digest())).isEqualTo(CONTENT);
        Cache.expectNothingHalfWritten(store.folder());
    }

    @Test
    void aDamagedDocumentIsNotGiven() throws Exception {
        store.keep(BLOB.digest(), CONTENT, Bench.soon());
        Files.write(store.path(BLOB.digest()), new byte[] {3, 2, 1});

        assertThat(store.kept(BLOB.digest())).isNull();
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("cache"), "");

        assertThat(catchThrowable(() -> store.keep(BLOB.digest(), CONTENT, Bench.soon())))
                .has(reason(Reason.CACHE_UNUSABLE))
                .hasMessageContaining(folder.resolve("cache").toString());
    }

    @Test
    void threadsDoNotBringTheSameTwice() throws Exception {
        AtomicInteger brought = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        store.blob(BLOB, Bench.soon(), sink -> {
                            brought.incrementAndGet();
                            sink.write(CONTENT, CONTENT.length);
                        });
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(brought).hasValue(1);
    }

    @Test
    void waitingForAnotherEndsWithTheTime() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread holder = new Thread(() -> catchThrowable(() -> store.blob(BLOB, Bench.soon(), sink -> {
            held.countDown();
            enough.await();
            sink.write(CONTENT, CONTENT.length);
        })));
        holder.start();
        held.await();

        Throwable thrown =
                catchThrowable(() -> store.blob(BLOB, new Deadline(Bench.IMAGE, Duration.ofMillis(100)), sink -> {}));
        enough.countDown();
        holder.join();

        assertThat(thrown).has(reason(Reason.TIMED_OUT)).hasMessageContaining("another pull");
        assertThat(store.kept(BLOB.digest())).isEqualTo(CONTENT);
    }
}
