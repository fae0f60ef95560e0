package io.bridgekeeper.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.roster.v1.BridgeClosed;
import io.bridgekeeper.contracts.roster.v1.BridgeOpened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of {@link ContractCatalogueTest}, seen red: a breach is planted in a copy of the files and found. */
class ContractChecksTest {

    private static final EventType OPENED =
            new EventType("roster.bridge.opened.v1", "roster.bridge.v1", BridgeOpened.class);
    private static final EventType CLOSED =
            new EventType("roster.bridge.closed.v1", "roster.bridge.v1", BridgeClosed.class);
    private static final List<EventType> ROSTER = EventCatalogue.ALL.stream()
            .filter(event -> event.type().startsWith("roster."))
            .toList();

    /** {@link BridgeOpened} after a change that its schema does not know: a renamed and a retyped field. */
    record RenamedBridgeOpened(UUID incidentId, String systemId, String name, int seatLimit, Instant openedAt) {}

    record RetypedBridgeOpened(UUID incidentId, String systemId, String title, String seatLimit, Instant openedAt) {}

    @TempDir
    private Path folder;

    private ContractFiles files;

    @BeforeEach
    void copyTheFiles() throws IOException {
        files = new ContractFiles(folder.resolve("published"), folder.resolve("kept"));
        copy(ContractFiles.OURS.published(), files.published());
        copy(ContractFiles.OURS.kept(), files.kept());
    }

    @Test
    void findsNothingInAnUntouchedCopy() {
        assertSchema(OPENED).isEmpty();
        assertAsyncApi().isEmpty();
        assertGolden(OPENED).isEmpty();
        assertLock().isEmpty();
    }

    @Test
    void findsARecordThatTheCatalogueLacks() {
        List<EventType> catalogue = EventCatalogue.ALL.stream()
                .filter(event -> event.data() != BridgeClosed.class)
                .toList();

        assertThat(CatalogueCheck.unlistedRecords(Path.of("target/classes"), catalogue))
                .containsExactly(BridgeClosed.class.getName() + " is not in EventCatalogue.ALL: add its line");
    }

    @Test
    void findsFilesOfAnEventThatTheCatalogueLacks() {
        assertThat(CatalogueCheck.unlistedFiles(files, ROSTER))
                .contains(files.published().resolve("schema/access.grant.ended.v1.json")
                        + " belongs to no event of EventCatalogue.ALL");
    }

    @Test
    void findsNamesThatDisagree() {
        EventType type = new EventType("BridgeOpened", "roster.bridge.v1", BridgeOpened.class);
        EventType topic = new EventType("roster.bridge.opened.v1", "paging.incident.v1", BridgeOpened.class);
        EventType version = new EventType("roster.bridge.opened.v2", "roster.bridge.v2", BridgeClosed.class);

        assertThat(CatalogueCheck.misnamed(List.of(type, topic, version)))
                .containsExactlyInAnyOrder(
                        "BridgeOpened is not <publisher>.<thing>.<past participle>.v<major>",
                        "roster.bridge.opened.v1 is on topic paging.incident.v1 of another publisher or version",
                        BridgeOpened.class.getName() + " stands twice in the catalogue",
                        "roster.bridge.opened.v2 has its record in the package of another publisher or version: "
                                + BridgeClosed.class.getName());
    }

    @Test
    void findsAnEventWithoutSchema() throws IOException {
        Files.delete(files.schema(OPENED));

        assertSchema(OPENED).containsExactly("has no schema: write " + files.schema(OPENED));
    }

    @Test
    void findsASchemaOfAnotherEvent() {
        edit(files.schema(OPENED), "roster.bridge.opened.v1.json", "roster.bridge.opened.json");

        assertSchema(OPENED).singleElement().asString().startsWith("$id is ");
    }

    @Test
    void findsASchemaThatIsNone() {
        edit(files.schema(OPENED), "\"minimum\": 1", "\"minimum\": \"one\"");

        assertSchema(OPENED).singleElement().asString().startsWith("is no JSON Schema 2020-12: ");
    }

    @Test
    void findsAFieldThatTheRecordCallsOtherwise() {
        assertSchema(new EventType(OPENED.type(), OPENED.topic(), RenamedBridgeOpened.class))
                .anySatisfy(finding -> assertThat(finding)
                        .contains("title, seatLimit, openedAt], the record")
                        .contains("name, seatLimit, openedAt]"));
    }

    @Test
    void findsAFieldOfAnotherType() {
        assertSchema(new EventType(OPENED.type(), OPENED.topic(), RetypedBridgeOpened.class))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("/seatLimit is a java.lang.String, its schema says {"));
    }

    @Test
    void findsAFieldThatIsNeitherRequiredNorOptional() {
        edit(files.schema(OPENED), "    \"title\",\n", "");

        assertSchema(OPENED).containsExactly("/title is neither required nor optional: require it, or let it be null");
    }

    @Test
    void findsANumberThatMayBeAbsent() {
        edit(files.schema(OPENED), "    \"seatLimit\",\n", "");
        edit(files.schema(OPENED), "\"type\": \"integer\"", "\"type\": [\"integer\", \"null\"]");

        assertSchema(OPENED).containsExactly("/seatLimit cannot be absent, it is a int");
    }

    @Test
    void findsASchemaThatIsClosedToTomorrowsFields() {
        edit(files.schema(OPENED), "\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");

        assertSchema(OPENED).singleElement().asString().contains("closes the object");
    }

    @Test
    void findsAPublisherWithoutAsyncApiDocument() throws IOException {
        Files.delete(files.asyncApi("roster-service"));

        assertAsyncApi().singleElement().asString().startsWith("roster-service has no AsyncAPI document: write ");
    }

    @Test
    void findsADocumentThatIsNoAsyncApi() {
        edit(files.asyncApi("roster-service"), "action: send", "action: shout");

        assertAsyncApi()
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("is no AsyncAPI 3.0: ").contains("action"));
    }

    @Test
    void findsAnEventWithoutMessage() {
        edit(files.asyncApi("roster-service"), "name: roster.seat.taken.v1", "name: roster.seat.took.v1");

        assertAsyncApi()
                .containsExactly(
                        "0 messages are named roster.seat.taken.v1, not one",
                        "tells of roster.seat.took.v1, which is not in EventCatalogue.ALL");
    }

    @Test
    void findsAMessageOnAnotherTopic() {
        edit(files.asyncApi("roster-service"), "address: roster.bridge.v1", "address: roster.bridges.v1");

        assertAsyncApi()
                .hasSize(ROSTER.size())
                .contains("roster.seat.taken.v1 is on the channel roster.bridges.v1, its topic is roster.bridge.v1");
    }

    @Test
    void findsAMessageWithThePayloadOfAnother() {
        edit(files.asyncApi("roster-service"), "../schema/roster.seat.taken.v1.json", "../schema/roster.gone.v1.json");

        assertAsyncApi()
                .containsExactly(
                        "roster.seat.taken.v1 has as its payload ../schema/roster.gone.v1.json, not its schema",
                        "/components/messages/SeatTaken/payload/schema refers to ../schema/roster.gone.v1.json,"
                                + " which is not there");
    }

    @Test
    void findsEventsThatPoseAsAnotherPublishers() {
        edit(files.asyncApi("roster-service"), "const: /bridgekeeper/roster-service", "const: /bridgekeeper/gateway");

        assertAsyncApi()
                .containsExactly("its events come from ce_source /bridgekeeper/gateway, not from roster-service");
    }

    @Test
    void findsAnEventWithoutGoldenFile() throws IOException {
        Files.delete(files.goldenFolder(CLOSED).resolve("first.json"));

        assertGolden(CLOSED).containsExactly("has no golden file: write " + files.goldenFolder(CLOSED) + "/first.json");
    }

    @Test
    void findsAGoldenFileThatTheSchemaRefuses() {
        edit(files.goldenFolder(CLOSED).resolve("first.json"), "-7d3a-", "-not-a-uuid-");

        assertGolden(CLOSED).anySatisfy(finding -> assertThat(finding).startsWith("first.json is not valid: "));
    }

    @Test
    void findsAGoldenFileThatComesBackChanged() {
        edit(files.goldenFolder(CLOSED).resolve("first.json"), "Z\"", "+00:00\"");

        assertGolden(CLOSED).singleElement().asString().startsWith("first.json comes back changed: ");
    }

    @Test
    void findsAnOptionalFieldThatNoGoldenFileLeavesOut() throws IOException {
        Files.delete(files.goldenFolder(OPENED).resolve("without-optional.json"));

        assertGolden(OPENED).containsExactly("no golden file leaves out systemId, which is optional");
    }

    @Test
    void findsAFieldThatNoGoldenFileShows() throws IOException {
        Files.delete(files.goldenFolder(OPENED).resolve("first.json"));

        assertGolden(OPENED).containsExactly("no golden file shows systemId");
    }

    @Test
    void findsGoldenFilesThatWentOrChangedOrAreNew() throws IOException {
        Path closed = files.goldenFolder(CLOSED).resolve("first.json");
        Files.copy(closed, closed.resolveSibling("second.json"));
        Files.delete(files.goldenFolder(OPENED).resolve("without-optional.json"));
        edit(files.goldenFolder(OPENED).resolve("first.json"), "checkout", "search");

        assertLock()
                .satisfiesExactly(
                        added -> assertThat(added)
                                .matches(
                                        "golden/roster.bridge.closed.v1/second.json is not locked: add the line"
                                                + " «[0-9a-f]{64}  golden/roster.bridge.closed.v1/second.json» to .*golden.lock"),
                        changed -> assertThat(changed)
                                .startsWith("golden/roster.bridge.opened.v1/first.json has changed: bring it back"),
                        gone -> assertThat(gone)
                                .startsWith(
                                        "golden/roster.bridge.opened.v1/without-optional.json is gone: bring it back"));
    }

    private ListAssert<String> assertSchema(EventType event) {
        return assertThat(SchemaCheck.findings(event, files));
    }

    private ListAssert<String> assertAsyncApi() {
        return assertThat(AsyncApiCheck.findings("roster-service", ROSTER, files));
    }

    private ListAssert<String> assertGolden(EventType event) {
        return assertThat(GoldenCheck.findings(event, files));
    }

    private ListAssert<String> assertLock() {
        return assertThat(GoldenLock.findings(files));
    }

    private static void edit(Path file, String from, String to) {
        try {
            String text = Files.readString(file);
            assertThat(text).as("what the breach replaces").contains(from);
            Files.writeString(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
