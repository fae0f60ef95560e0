package io.bridgekeeper.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of access-service; {@link SettingFaults} says what they may be. */
@ConfigMapping(prefix = "access")
public interface AccessConfig {

    /** The only Keycloak group below which memberships are ever given or taken. */
    @WithDefault("/systems")
    String managedGroupsParent();

    /**
     * Realm roles that may be given and taken, by name; one that ends in {@code *} stands for all that begin so. Empty:
     * none.
     */
    Optional<Set<String>> managedRealmRoles();

    /** Keycloak clients, by client id, whose roles may be given and taken. Empty: none. */
    Optional<Set<String>> managedClients();

    /**
     * Keycloak clients, by client id, whose sessions of a person end when that person's access ends. A session is
     * ended whole, with all clients in it. Empty: no session is ended, and the access tokens of their last minutes
     * run out by themselves.
     */
    Optional<Set<String>> endSessionsOf();

    /** Where others reach the gateway, and so the decisions of this service: what AuthZEN calls the decision point. */
    @WithDefault("http://127.0.0.1:18000")
    String publicUrl();
    /**
     * How long the access of the catalog's profiles outlives the resolution of its incident; those of the document say
     * it themselves.
     */
    @WithDefault("PT30M")
    Duration grace();

    Request request();

    BreakGlass breakGlass();

    Work work();

    Revocation revocation();

    Sweep sweep();

    Account account();

    Rehearsal rehearsal();

    Keycloak keycloak();

    /** Access that people ask for. */
    interface Request {
        /** After which a request that nobody has decided expires. */
        @WithDefault("PT4H")
        Duration decideWithin();

        /**
         * The attribute of Keycloak users that all accounts of one person share; from the token where it carries a
         * claim of this name, else asked of Keycloak. People must not be able to change it themselves.
         */
        @WithDefault("employeeId")
        String samePersonAttribute();

        /** The values of the claim {@code acr} that say that somebody logged in with a second factor. */
        @WithDefault("2,3")
        Set<String> secondFactorAcr();

        /** Between two looks for requests that are due to expire. */
        @WithDefault("PT5S")
        Duration poll();
    }

    /** Access without anybody's yes. */
    interface BreakGlass {
        /** The realm role that opens it. */
        @WithDefault("break-glass")
        String role();

        /** The longest that one use lasts, whatever its profile allows; at most two hours. */
        @WithDefault("PT30M")
        Duration longest();
    }

    /** Carrying changes to Keycloak. */
    interface Work {
        /** The longest wait for a due change, such as an expiry, that nothing woke us for. */
        @WithDefault("PT1S")
        Duration poll();

        /** How many changes are carried to Keycloak at once. */
        @WithDefault("4")
        int workers();

        /** How long a replica that died in the middle keeps the others from its change. */
        @WithDefault("PT20S")
        Duration lease();
    }

    /** Taking what ended. */
    interface Revocation {
        /** From the end of a grant until it must be proven gone; then the platform's owners are called. */
        @WithDefault("PT1M")
        Duration patience();
    }

    /** What becomes of access that is found in Keycloak without a grant. */
    enum Strays {
        /** It is taken. */
        REMOVE,
        /** It gets a grant of its own, of the longest duration of its profile; without a profile it is taken. */
        ADOPT
    }

    /** Comparing Keycloak with the table. */
    interface Sweep {
        @WithDefault("remove")
        Strays strays();

        /** Between two sweeps; the first is at start-up. */
        @WithDefault("PT1M")
        Duration every();

        /** After a sweep that Keycloak did not answer. */
        @WithDefault("PT5S")
        Duration retry();
    }

    /** Asking Keycloak who of the catalog's people can log in. */
    interface Account {
        /** Between two checks. */
        @WithDefault("PT1H")
        Duration every();

        /** After a check that Keycloak did not answer. */
        @WithDefault("PT1M")
        Duration retry();

        /** From the publication of a person to a check: the people of one catalog come one by one. */
        @WithDefault("PT10S")
        Duration afterPublishing();

        /** How many users are asked for in one request. */
        @WithDefault("200")
        int page();
    }

    /** Trying out, before people are called, whether they would have the access. */
    interface Rehearsal {
        /** How long before a duty begins. */
        @WithDefault("PT12H")
        Duration before();

        /** From a change of who is on call, or of profiles, until it is looked at: such changes come in groups. */
        @WithDefault("PT10S")
        Duration afterChange();

        /** Between two looks at whoever is not ready. */
        @WithDefault("PT15M")
        Duration recheck();

        /** Between two looks at anybody who can be called. */
        @WithDefault("P1D")
        Duration every();

        /** After Keycloak did not answer. */
        @WithDefault("PT1M")
        Duration retry();

        /** Between two looks for what is due. */
        @WithDefault("PT5S")
        Duration poll();

        /** The Keycloak user with whom targets are tried out, and who is there for nothing else. */
        @WithDefault("access-probe")
        String probe();

        /** Types of Keycloak credentials that are a second factor. */
        @WithDefault("otp,webauthn,webauthn-passwordless")
        Set<String> secondFactors();
    }

    /** Talking to Keycloak; where it is and as whom, say the properties {@code quarkus.keycloak.admin-client.*}. */
    interface Keycloak {
        /** For one connection or one answer. */
        @WithDefault("PT3S")
        Duration timeout();
    }
}
