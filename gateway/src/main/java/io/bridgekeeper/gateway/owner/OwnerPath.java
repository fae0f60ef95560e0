package io.bridgekeeper.gateway.owner;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which integration, and which dead letter of it, a path names. */
record OwnerPath(UUID integrationId, UUID deadLetterId) {

    private static final String INTEGRATION =
            "/api/paging/integrations/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
    private static final Pattern MAPPING = Pattern.compile(INTEGRATION + "/mapping");
    private static final Pattern PREVIEW = Pattern.compile(INTEGRATION + "/mapping/preview");
    private static final Pattern REPLAY = Pattern.compile(
            INTEGRATION + "/dead-letters/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/replay");

    static Optional<OwnerPath> mapping(String path) {
        return of(MAPPING, path);
    }

    static Optional<OwnerPath> preview(String path) {
        return of(PREVIEW, path);
    }

    static Optional<OwnerPath> replay(String path) {
        return of(REPLAY, path);
    }

    private static Optional<OwnerPath> of(Pattern pattern, String path) {
        Matcher found = pattern.matcher(path);
        return found.matches()
                ? Optional.of(new OwnerPath(
                        UUID.fromString(found.group(1)),
                        found.groupCount() > 1 ? UUID.fromString(found.group(2)) : null))
                : Optional.empty();
    }

    /** At paging-service. */
    String integration() {
        return "/api/paging/integrations/" + integrationId;
    }
}
