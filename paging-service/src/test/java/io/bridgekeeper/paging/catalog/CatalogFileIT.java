package io.bridgekeeper.paging.catalog;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.catalog.CatalogVersion.Source;
import io.bridgekeeper.paging.catalog.VersionFlow.FileTaken;
import io.bridgekeeper.paging.catalog.VersionFlow.HandedIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of a process that starts does to the versions that are stored: other processes are calls of their own. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class CatalogFileIT {

    @Inject
    VersionFlow versions;

    @Inject
    CatalogFlow flow;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @TempDir
    Path directory;

    private String seed;

    @BeforeEach
    void seed() throws IOException {
        seed = Files.readString(Path.of("src/test/resources/catalog.yaml"));
    }

    @AfterEach
    void back() throws Exception {
        await(() -> flow.store(handed(seed, Source.API), new Expectation.Some()));
    }

    @Test
    void isTakenOnceByReplicasThatStartAtOnce() throws Exception {
        String file = file("roll-out");
        long before = newest();
        List<Callable<FileTaken>> replicas = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replicas.add(() -> start(file, Optional.empty()));
        }
        List<String> choices = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas.size())) {
            for (Future<FileTaken> replica : threads.invokeAll(replicas)) {
                choices.add(replica.get().choice().getClass().getSimpleName());
            }
        }
        assertThat(choices).containsExactlyInAnyOrder("Take", "SameAsLast", "SameAsLast", "SameAsLast", "SameAsLast");
        assertThat(newest()).isEqualTo(before + 1);
        assertThat(Table.select("select source from catalog_version order by number desc limit 1"))
                .containsExactly("file");
    }

    @Test
    void isNotBroughtBackByAnOldReplicaThatStartsWhileNewOnesRun() throws Exception {
        String older = file("older");
        String newer = file("newer");
        start(older, Optional.empty());
        start(newer, Optional.empty());
        long afterBoth = newest();
        assertThat(start(older, Optional.empty()).choice()).isEqualTo(new FileChoice.Older());
        assertThat(start(newer, Optional.empty()).choice()).isEqualTo(new FileChoice.SameAsLast());
        assertThat(newest()).isEqualTo(afterBoth);
    }

    @Test
    void comesBackByARollOutThatSaysThatItIsNewer() throws Exception {
        String older = file("older");
        String newer = file("newer");
        start(older, Optional.of(1L));
        start(newer, Optional.of(2L));
        long afterBoth = newest();
        assertThat(start(older, Optional.of(1L)).choice()).isEqualTo(new FileChoice.Older());
        assertThat(start(older, Optional.of(3L)).choice()).isEqualTo(new FileChoice.Take());
        assertThat(start(newer, Optional.of(2L)).choice()).isEqualTo(new FileChoice.Older());
        assertThat(newest()).isEqualTo(afterBoth + 1);
    }

    @Test
    void leavesWhatCameByTheApiSinceAlone() throws Exception {
        String file = file("file");
        start(file, Optional.empty());
        await(() -> flow.store(handed(file("api"), Source.API), new Expectation.Some()));
        long afterBoth = newest();
        assertThat(start(file, Optional.empty()).choice()).isEqualTo(new FileChoice.SameAsLast());
        assertThat(newest()).isEqualTo(afterBoth);
        // Whichever changed last wins.
        start(file("file, changed"), Optional.empty());
        assertThat(newest()).isEqualTo(afterBoth + 1);
    }

    @Test
    void makesNoVersionWhereItIsTheNewestAlreadyAndIsRememberedAllTheSame() throws Exception {
        String file = file("by the API first");
        await(() -> flow.store(handed(file, Source.API), new Expectation.Some()));
        long before = newest();
        FileTaken taken = start(file, Optional.empty());
        assertThat(taken.choice()).isEqualTo(new FileChoice.Take());
        assertThat(taken.storing()).containsInstanceOf(Storing.Unchanged.class);
        assertThat(newest()).isEqualTo(before);
        assertThat(start(file, Optional.empty()).choice()).isEqualTo(new FileChoice.SameAsLast());
    }

    @Test
    void stopsTheStartWithEveryFaultWhereItIsWrong() throws Exception {
        long before = newest();
        Path wrong = Files.writeString(
                directory.resolve("wrong.yaml"),
                seed.replace("productOwner: frank", "productOwner: zoe").replace("tier: 3", "tier: 9"));
        assertThatThrownBy(() -> process(Optional.of(wrong)).load(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 2 faults:")
                .hasMessageContaining("systems[1].productOwner: there is no person 'zoe'")
                .hasMessageContaining("systems[3].tier: must be a number from 1 to 4");
        assertThatThrownBy(() ->
                        process(Optional.of(directory.resolve("none.yaml"))).load(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read (paging.catalog.file)");
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void isNotNeededWhereAVersionIsStored() throws Throwable {
        CatalogFlow process = process(Optional.empty());
        try {
            process.load(null);
            assertThat(process.currentNumber()).isEqualTo(newest());
            assertThat(process.current().systems()).containsKey("checkout");
        } finally {
            process.stop(null);
        }
    }

    @Test
    void letsEveryProcessHaveTheNewestAlsoAfterItsConnectionWasLost() throws Throwable {
        CatalogFlow other = process(Optional.empty());
        try {
            other.load(null);
            await(() -> flow.store(handed(file("heard"), Source.API), new Expectation.Some()));
            eventually().until(() -> other.currentNumber() == newest());
            Table.select(
                    "select pg_terminate_backend(pid)::text from pg_stat_activity where query = 'listen catalog_version'");
            await(() -> flow.store(handed(file("heard again"), Source.API), new Expectation.Some()));
            eventually().until(() -> other.currentNumber() == newest());
            eventually()
                    .untilAsserted(() -> assertThat(Table.select(
                                    "select pid::text from pg_stat_activity where query = 'listen catalog_version'"))
                            .hasSize(2));
        } finally {
            other.stop(null);
        }
        long then = other.currentNumber();
        await(() -> flow.store(handed(file("not heard any more"), Source.API), new Expectation.Some()));
        assertThat(other.currentNumber()).isEqualTo(then);
    }

    @Test
    void doesNotLetAReleaseStartThatCanReadNoneOfTheNewest() {
        long before = newest();
        for (int i = 1; i <= 20; i++) {
            Table.update(
                    "insert into catalog_version values (?, 'systems: of a release to come', 'yaml', 'd', 'api', 'ada', now(),"
                            + " 0, 0, 0, '{}')",
                    before + i);
        }
        assertThatThrownBy(() -> process(Optional.empty()).load(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No stored version of the catalog can be read by this release");
        // Whoever runs already goes on with what it has.
        assertThat(flow.current().systems()).containsKey("checkout");
    }

    /** As another process has it. */
    private CatalogFlow process(Optional<Path> file) {
        CatalogConfig config = new CatalogConfig() {
            @Override
            public Optional<Path> file() {
                return file;
            }

            @Override
            public Optional<Long> fileRevision() {
                return Optional.empty();
            }

            @Override
            public Duration poll() {
                return Duration.ofSeconds(1);
            }
        };
        return new CatalogFlow(
                config, () -> EscalationPolicy.USUALLY_AT_ONCE, versions, vertx, pool, new SimpleMeterRegistry());
    }

    private FileTaken start(String file, Optional<Long> revision) throws Exception {
        return await(() -> versions.take(handed(file, Source.FILE), revision));
    }

    private String file(String what) {
        return seed + "# " + what + " " + UUID.randomUUID() + "\n";
    }

    private static HandedIn handed(String text, Source source) {
        CatalogDocument document = new CatalogDocument(text, DocumentFormat.YAML);
        return HandedIn.of(document, ((Reading.Sound) CatalogMapper.read(document)).catalog(), source, "a test");
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static long newest() {
        return Long.parseLong(
                Table.select("select max(number) from catalog_version").getFirst());
    }
}
