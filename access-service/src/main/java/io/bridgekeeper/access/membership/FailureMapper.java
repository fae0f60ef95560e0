package io.bridgekeeper.access.membership;

import io.bridgekeeper.access.membership.Answer.Failed;
import io.bridgekeeper.access.membership.Answer.Fault;
import jakarta.ws.rs.WebApplicationException;

/** What an exception of Keycloak's client means. Bodies and headers stay out of it: they may hold tokens. */
public final class FailureMapper {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private FailureMapper() {}

    public static Failed failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException answered) {
                return ofStatus(answered.getResponse().getStatus());
            }
        }
        return new Failed(Fault.AWAY, "Keycloak does not answer: " + deepest(failure));
    }

    /** Whether Keycloak did not take the token, whatever it was asked for. */
    static boolean isUnauthorized(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException answered) {
                return answered.getResponse().getStatus() == UNAUTHORIZED;
            }
        }
        return false;
    }

    private static Failed ofStatus(int status) {
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            return new Failed(Fault.AWAY, "Keycloak answered " + status);
        }
        return new Failed(
                Fault.REFUSED,
                switch (status) {
                    case 401 -> "Keycloak does not accept the credentials of access-service (401)";
                    case 403 -> "access-service lacks a role in Keycloak: manage-users, view-users, query-groups (403)";
                    default -> "Keycloak answered " + status;
                });
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message =
                String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return deepest.getClass().getSimpleName() + ": " + message;
    }
}
