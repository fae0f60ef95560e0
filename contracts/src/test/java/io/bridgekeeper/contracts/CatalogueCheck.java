package io.bridgekeeper.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the catalogue is whole and its names are of the house. Every check answers with findings; none is a pass. */
final class CatalogueCheck {

    private CatalogueCheck() {}

    /** Records below a {@code v<major>} package that nobody may publish, because the catalogue does not know them. */
    static List<String> unlistedRecords(Path classes, List<EventType> catalogue) {
        Set<String> listed =
                catalogue.stream().map(event -> event.data().getName()).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("io/bridgekeeper/contracts/.*/v\\d+/[^$]+\\.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith(".package-info"))
                    .filter(Predicate.not(listed::contains))
                    .sorted()
                    .map(name -> name + " is not in EventCatalogue.ALL: add its line")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schemas, golden folders and AsyncAPI documents that belong to nothing in the catalogue. */
    static List<String> unlistedFiles(ContractFiles files, List<EventType> catalogue) {
        Set<Path> listed = catalogue.stream()
                .flatMap(event ->
                        Stream.of(files.schema(event), files.goldenFolder(event), files.asyncApi(publisher(event))))
                .collect(Collectors.toSet());
        return Stream.of(
                        files.published().resolve("schema"),
                        files.published().resolve("asyncapi"),
                        files.kept().resolve("golden"))
                .flatMap(folder -> ContractFiles.in(folder).stream())
                .filter(Predicate.not(listed::contains))
                .map(file -> file + " belongs to no event of EventCatalogue.ALL")
                .toList();
    }

    /** Types, topics and packages that do not tell the same publisher and version, and doubles. */
    static List<String> misnamed(List<EventType> catalogue) {
        List<String> findings = new ArrayList<>();
        for (EventType event : catalogue) {
            String name = event.data().getName();
            if (!event.type().matches("[a-z]+\\.[a-z-]+\\.[a-z-]+\\.v[1-9]\\d*")) {
                findings.add(event.type() + " is not <publisher>.<thing>.<past participle>.v<major>");
                continue;
            }
            String publisher = event.type().substring(0, event.type().indexOf('.'));
            String version = event.type().substring(event.type().lastIndexOf('.') + 1);
            if (!event.topic().matches(publisher + "\\.[a-z-]+\\." + version)) {
                findings.add(event.type() + " is on topic " + event.topic() + " of another publisher or version");
            }
            if (!name.startsWith("io.bridgekeeper.contracts." + publisher + "." + version + ".")) {
                findings.add(event.type() + " has its record in the package of another publisher or version: " + name);
            }
            if (catalogue.stream()
                            .filter(other -> other.type().equals(event.type()))
                            .count()
                    > 1) {
                findings.add(event.type() + " stands twice in the catalogue");
            }
            if (catalogue.stream()
                            .filter(other -> other.data().equals(event.data()))
                            .count()
                    > 1) {
                findings.add(name + " stands twice in the catalogue");
            }
        }
        return findings;
    }

    /** Name of the deployable that publishes it, such as {@code paging-service}. */
    static String publisher(EventType event) {
        return event.source().substring(event.source().lastIndexOf('/') + 1);
    }
}
