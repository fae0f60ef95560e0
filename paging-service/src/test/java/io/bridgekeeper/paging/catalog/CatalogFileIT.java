package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.catalog.CatalogVersion.Source;
import io.bridgekeeper.paging.catalog.VersionFlow.FileTaken;
import io.bridgekeeper.paging.catalog.VersionFlow.HandedIn;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private FileTaken start(String file, Optional<Long> revision) throws Exception {
        return await(() -> versions.take(handed(file, Source.FILE), revision));
    }

    private String file(String what) {
        return seed + "# " + what + " " + UUID.randomUUID() + "\n";
    }

    private static HandedIn handed(String text, Source source) {
        CatalogDocument document = new CatalogDocument(text, DocumentFormat.YAML);
        return new HandedIn(document, ((Reading.Sound) CatalogMapper.read(document)).catalog(), source, "a test");
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
