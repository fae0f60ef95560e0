package io.bridgekeeper.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a publisher's AsyncAPI 3 document tells its events, no more and no fewer. */
final class AsyncApiCheck {

    /** AsyncAPI 3.0 as far as we use it, and closed: whoever wants more of it adds it there, by the specification. */
    private static final JsonNode ASYNC_API_3 =
            ContractFiles.read(Path.of("src/test/resources/asyncapi-3.0.schema.json"));

    private final Path file;
    private final JsonNode document;
    private final List<String> findings = new ArrayList<>();

    private AsyncApiCheck(Path file) {
        this.file = file;
        this.document = ContractFiles.read(file);
    }

    /**
     * Checks one document.
     *
     * @param publisher such as {@code paging-service}
     * @param events    all that it publishes
     */
    static List<String> findings(String publisher, List<EventType> events, ContractFiles files) {
        Path file = files.asyncApi(publisher);
        if (!Files.exists(file)) {
            return List.of(publisher + " has no AsyncAPI document: write " + file);
        }
        AsyncApiCheck check = new AsyncApiCheck(file);
        check.checkForm(publisher);
        events.forEach(event -> check.checkMessage(event, files));
        check.checkNothingElse(events);
        check.checkReferences("", check.document);
        return check.findings;
    }

    private void checkForm(String publisher) {
        SchemaCheck.faults(ASYNC_API_3, document).forEach(fault -> findings.add("is no AsyncAPI 3.0: " + fault));
        if (!document.at("/info/title").asText().equals(publisher)) {
            findings.add("its title is not " + publisher);
        }
        String source = document.at("/components/schemas/CloudEventHeaders/properties/ce_source/const")
                .asText();
        if (!source.equals("/bridgekeeper/" + publisher)) {
            findings.add("its events come from ce_source " + source + ", not from " + publisher);
        }
    }

    private void checkMessage(EventType event, ContractFiles files) {
        List<Map.Entry<String, JsonNode>> named = document.at("/components/messages").properties().stream()
                .filter(message -> message.getValue().path("name").asText().equals(event.type()))
                .toList();
        if (named.size() != 1) {
            findings.add(named.size() + " messages are named " + event.type() + ", not one");
            return;
        }
        String reference = "#/components/messages/" + named.getFirst().getKey();
        List<String> channels = document.at("/channels").properties().stream()
                .filter(channel -> channel.getValue()
                        .path("messages")
                        .findValuesAsText("$ref")
                        .contains(reference))
                .map(Map.Entry::getKey)
                .toList();
        if (channels.size() != 1) {
            findings.add(event.type() + " is on the channels " + channels + ", not on one");
            return;
        }
        String address = document.path("channels")
                .path(channels.getFirst())
                .path("address")
                .asText();
        if (!address.equals(event.topic())) {
            findings.add(event.type() + " is on the channel " + address + ", its topic is " + event.topic());
        }
        if (!sends(channels.getFirst())) {
            findings.add("no operation sends on the channel of " + event.type());
        }
        String schema = named.getFirst().getValue().at("/payload/schema/$ref").asText();
        if (!file.resolveSibling(schema).normalize().equals(files.schema(event).normalize())) {
            findings.add(event.type() + " has as its payload " + schema + ", not its schema");
        }
    }

    private boolean sends(String channel) {
        return document.path("operations").properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(operation -> operation.path("action").asText().equals("send")
                        && operation.at("/channel/$ref").asText().equals("#/channels/" + channel));
    }

    private void checkNothingElse(List<EventType> events) {
        Set<String> others = new LinkedHashSet<>();
        document.at("/components/messages")
                .forEach(message -> others.add(message.path("name").asText()));
        events.forEach(event -> others.remove(event.type()));
        others.forEach(name -> findings.add("tells of " + name + ", which is not in EventCatalogue.ALL"));
    }

    private void checkReferences(String path, JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && !resolves(reference.asText())) {
            findings.add(path + " refers to " + reference.asText() + ", which is not there");
        }
        node.properties().forEach(child -> checkReferences(path + "/" + child.getKey(), child.getValue()));
    }

    private boolean resolves(String reference) {
        return reference.startsWith("#/")
                ? !document.at(reference.substring(1)).isMissingNode()
                : Files.isRegularFile(file.resolveSibling(reference));
    }
}
