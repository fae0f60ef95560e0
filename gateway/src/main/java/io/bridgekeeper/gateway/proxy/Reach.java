package io.bridgekeeper.gateway.proxy;

import java.util.Arrays;
import java.util.Optional;

/** Says of a path in a service's API document whether a call to it gets through the gateway. */
public final class Reach {

    /** Fits wherever a path has a place for an id, a key or a secret. */
    private static final String ANY = "00000000-0000-0000-0000-000000000000";

    private Reach() {}

    /**
     * @param service its name in lower case
     * @param path    with names in braces, as in OpenAPI
     */
    public static boolean has(String service, String path) {
        String call = path.replaceAll("\\{[^}/]*\\}", ANY);
        Optional<ProxyPath.Service> proxied = ProxyPath.service(call);
        return proxied.isPresent() && proxied.get().name().equalsIgnoreCase(service)
                || Arrays.stream(Door.values())
                        .anyMatch(door -> door.service().name().equalsIgnoreCase(service) && door.leadsTo(call));
    }
}
