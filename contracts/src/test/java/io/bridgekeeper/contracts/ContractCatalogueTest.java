package io.bridgekeeper.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event has all that makes it a contract. What each finding looks like when it is there: {@link ContractChecksTest}. */
class ContractCatalogueTest {

    static Stream<Arguments> events() {
        return EventCatalogue.ALL.stream().map(event -> argumentSet(event.type(), event));
    }

    static Stream<Arguments> publishers() {
        return EventCatalogue.ALL.stream()
                .collect(Collectors.groupingBy(CatalogueCheck::publisher, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(publisher -> argumentSet(publisher.getKey(), publisher.getKey(), publisher.getValue()));
    }

    @Test
    void listsEveryRecord() throws URISyntaxException {
        Path classes = Path.of(EventCatalogue.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(CatalogueCheck.unlistedRecords(classes, List.of()))
                .as("all records, to show that they are looked for where they are")
                .hasSameSizeAs(EventCatalogue.ALL);
        assertThat(CatalogueCheck.unlistedRecords(classes, EventCatalogue.ALL)).isEmpty();
    }

    @Test
    void hasNoFileWithoutAnEvent() {
        assertThat(CatalogueCheck.unlistedFiles(ContractFiles.OURS, EventCatalogue.ALL))
                .isEmpty();
    }

    @Test
    void namesPublisherAndVersionAlikeInTypeTopicAndPackage() {
        assertThat(CatalogueCheck.misnamed(EventCatalogue.ALL)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasASchemaThatSaysWhatTheRecordSays(EventType event) {
        assertThat(SchemaCheck.findings(event, ContractFiles.OURS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("publishers")
    void hasAnAsyncApiDocumentThatTellsItsEvents(String publisher, List<EventType> events) {
        assertThat(AsyncApiCheck.findings(publisher, events, ContractFiles.OURS))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasGoldenFilesThatAreValidAndComeBackUnchanged(EventType event) {
        assertThat(GoldenCheck.findings(event, ContractFiles.OURS)).isEmpty();
    }

    @Test
    void keepsEveryGoldenFileAsItWas() {
        assertThat(GoldenLock.findings(ContractFiles.OURS)).isEmpty();
    }
}
