package io.bridgekeeper.devstack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must answer before what may start, by name, in the order in which a person reads it. */
final class Plan {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String KEYCLOAK = "keycloak";
    static final String NOTICE_SINK = "notice-sink";

    private Plan() {}

    static Map<String, List<String>> needs() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put(POSTGRES, List.of());
        needs.put(KAFKA, List.of());
        needs.put(NOTICE_SINK, List.of());
        needs.put(KEYCLOAK, List.of(POSTGRES));
        for (Service service : Service.values()) {
            needs.put(service.module(), List.of(POSTGRES, KAFKA));
        }
        return needs;
    }
}
