package io.bridgekeeper.paging.catalog;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.bridgekeeper.paging.catalog.CatalogVersion.Source;
import io.bridgekeeper.paging.catalog.VersionFlow.HandedIn;
import io.bridgekeeper.paging.catalog.VersionFlow.Written;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Has the catalog at hand for everybody, takes its file in at start, and takes over what any process stores. */
@ApplicationScoped
public class CatalogFlow {

    private static final Logger LOG = Logger.getLogger(CatalogFlow.class);

    private final CatalogConfig config;
    private final int mostAtOnce;
    private final VersionFlow versions;
    private final Vertx vertx;
    private final DueWorkTimer timer;
    private final CatalogRelay relay;

    /** A release that cannot read this many of the newest has no business here. */
    private static final int MOST_UNREADABLE = 20;

    /** Versions that this release cannot read: said once, and not read again. */
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

    private volatile InForce inForce = new InForce(0, Catalog.empty());

    CatalogFlow(
            CatalogConfig config,
            StepConfig steps,
            VersionFlow versions,
            Vertx vertx,
            Pool pool,
            MeterRegistry metrics) {
        this.config = config;
        this.mostAtOnce = new PolicyReader(steps.mostAtOnce()).mostAtOnce();
        this.versions = versions;
        this.vertx = vertx;
        this.timer = new DueWorkTimer("catalog", vertx, config.poll(), this::takeOver);
        this.relay = new CatalogRelay(vertx, pool, config.poll(), timer::wake);
        metrics.gauge("paging_catalog_version", this, flow -> flow.inForce.number());
    }

    /** @param number 0 where no version was ever stored */
    public record InForce(long number, Catalog catalog) {}

    /**
     * The catalog as it is in force: a value that never changes under its reader, while another one may be in force a
     * moment later. Who needs it twice for one thing asks once.
     */
    public Catalog current() {
        return inForce.catalog();
    }

    /** As {@link #current}, with its number. */
    public InForce inForce() {
        return inForce;
    }

    /** What the newest versions of some numbers changed of rotations, the newest first; of many only the newest. */
    public Uni<List<CatalogChange>> changes(Mutiny.Session session, long after, long upTo) {
        return versions.changes(session, after, upTo);
    }

    /** Number of the version that {@link #current} is; 0 where none was ever stored. */
    long currentNumber() {
        return inForce.number();
    }

    /** The newest document as it was handed in; empty where none ever was. */
    public Uni<Optional<CatalogDocument>> newestDocument() {
        return versions.newestWritten().map(found -> found.map(Written::document));
    }

    /** Reads a document of any size without holding up others. */
    public Uni<Reading> read(CatalogDocument document) {
        return aside(() -> CatalogMapper.read(document, mostAtOnce));
    }

    /** So many people a step may call at once. */
    public int mostAtOnce() {
        return mostAtOnce;
    }

    /** As {@link #read}, for one who may hold up others. */
    public Reading readHere(String yaml) {
        return CatalogMapper.read(new CatalogDocument(yaml, DocumentFormat.YAML), mostAtOnce);
    }

    /** Computes something that takes its time on a thread for that. */
    public <T> Uni<T> aside(Callable<T> work) {
        return toUni(vertx.executeBlocking(work, false));
    }

    /** Stores a sound catalog; it is in force here when the answer comes, and elsewhere soon after. */
    Uni<Storing> store(HandedIn handed, Expectation expectation) {
        return versions.store(handed, expectation).invoke(storing -> {
            if (storing instanceof Storing.Stored(CatalogVersion version, CatalogDifference difference)) {
                LOG.infof(
                        "Catalog version %d by %s: %d entries added, %d changed, %d removed",
                        version.number(), version.madeBy(), version.added(), version.changed(), version.removed());
                enforce(version.number(), handed.catalog());
            }
        });
    }

    /** Before everything that works with the catalog: a wrong file stops the start. */
    void load(@Observes @Priority(1) StartupEvent event) throws Throwable {
        Optional<HandedIn> file = config.file().map(this::file);
        if (file.isPresent()) {
            VersionFlow.FileTaken taken =
                    VertxContextSupport.subscribeAndAwait(() -> versions.take(file.get(), config.fileRevision()));
            LOG.infof("Catalog file %s: %s", file.get().madeBy(), words(taken));
        }
        VertxContextSupport.subscribeAndAwait(this::takeOver);
        if (inForce.number() == 0) {
            // Replicas of the release that stored them go on; one that could call nobody must not take their place.
            if (!unreadable.isEmpty()) {
                throw new IllegalStateException("No stored version of the catalog can be read by this release");
            }
            LOG.warn("There is no catalog yet: incidents are opened, and nobody is called");
        }
        timer.start();
        relay.start();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.stop().await().atMost(Duration.ofSeconds(5));
        timer.stop().await().atMost(Duration.ofSeconds(5));
    }

    private HandedIn file(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException("The catalog " + path + " cannot be read (paging.catalog.file)", e);
        }
        CatalogDocument document = new CatalogDocument(text, DocumentFormat.YAML);
        return switch (CatalogMapper.read(document, mostAtOnce)) {
            case Reading.Faulty(List<Fault> faults) ->
                throw new IllegalStateException(
                        "The catalog " + path + " has " + faults.size() + " faults:\n" + lines(faults));
            case Reading.Sound(Catalog catalog) -> HandedIn.of(document, catalog, Source.FILE, path.toString());
        };
    }

    private static String words(VersionFlow.FileTaken taken) {
        return switch (taken.choice()) {
            case FileChoice.Take take ->
                "taken in"
                        + taken.storing()
                                .filter(Storing.Stored.class::isInstance)
                                .map(Storing.Stored.class::cast)
                                .map(stored -> " as version " + stored.version().number())
                                .orElse(", as it is the newest version already");
            case FileChoice.SameAsLast same -> "as it was when it was last taken in; the newest version stays in force";
            case FileChoice.Older older ->
                "NOT taken in: a newer content was since. If this one is wanted, raise paging.catalog.file-revision,"
                        + " change a comment in it, or put it by the API";
        };
    }

    /**
     * Takes over the newest version that this release can read, if it is newer than the one in force.
     *
     * @return 0: there is nothing more to do until somebody stores another
     */
    private Uni<Integer> takeOver() {
        return versions.newest()
                .chain(newest -> newest.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : takeOver(newest.get().number(), newest.get().number()))
                .replaceWith(0);
    }

    /** From this number downward: what a newer release stored may be more than this one understands. */
    private Uni<Void> takeOver(long number, long newest) {
        if (number <= inForce.number() || number <= newest - MOST_UNREADABLE) {
            return Uni.createFrom().voidItem();
        }
        if (unreadable.contains(number)) {
            return takeOver(number - 1, newest);
        }
        return versions.written(number)
                .chain(found -> read(found.orElseThrow().document()))
                .chain(reading -> switch (reading) {
                    case Reading.Sound(Catalog catalog) -> {
                        enforce(number, catalog);
                        yield Uni.createFrom().voidItem();
                    }
                    case Reading.Faulty(List<Fault> faults) -> {
                        unreadable.add(number);
                        LOG.errorf(
                                "Catalog version %d is not in force here: this release finds %d faults in it:%n%s",
                                number, faults.size(), lines(faults));
                        yield takeOver(number - 1, newest);
                    }
                });
    }

    /** Never back to an older one, whichever way the newer came. */
    private synchronized void enforce(long number, Catalog catalog) {
        if (number > inForce.number()) {
            inForce = new InForce(number, catalog);
            LOG.infof(
                    "Catalog version %d is in force: %d systems, %d people",
                    number, catalog.systems().size(), catalog.people().size());
        }
    }

    private static String lines(List<Fault> faults) {
        return faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n"));
    }
}
