package io.bridgekeeper.access;

import io.bridgekeeper.access.membership.ManagedTargets;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with settings that can be read, but would not work. */
public final class SettingFaults {

    private static final Pattern GROUP = Pattern.compile("(/[^/]+)+");
    private static final Pattern ROLE = Pattern.compile("[^*]+\\*?");
    private static final int MOST_WORKERS = 64;
    private static final int MOST_OF_A_PAGE = 1000;

    private SettingFaults() {}

    /** @return one sentence a fault, with the setting's name; empty where all is well */
    public static List<String> of(
            String managedGroupsParent,
            Duration poll,
            int workers,
            Duration lease,
            Duration timeout,
            Duration every,
            Duration retry,
            Duration accountEvery,
            Duration accountRetry,
            Duration afterPublishing,
            int page) {
        List<String> faults = new ArrayList<>();
        if (!GROUP.matcher(managedGroupsParent).matches()) {
            faults.add("access.managed-groups-parent must be an absolute group path, such as /systems");
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            faults.add("access.work.workers must be from 1 to " + MOST_WORKERS);
        }
        atLeast(Duration.ofMillis(10), poll, "access.work.poll", faults);
        atLeast(Duration.ofMillis(100), timeout, "access.keycloak.timeout", faults);
        atLeast(Duration.ofSeconds(1), every, "access.sweep.every", faults);
        atLeast(Duration.ofMillis(100), retry, "access.sweep.retry", faults);
        atLeast(Duration.ofSeconds(1), accountEvery, "access.account.every", faults);
        atLeast(Duration.ofMillis(100), accountRetry, "access.account.retry", faults);
        atLeast(Duration.ofMillis(100), afterPublishing, "access.account.after-publishing", faults);
        if (page < 1 || page > MOST_OF_A_PAGE) {
            faults.add("access.account.page must be from 1 to " + MOST_OF_A_PAGE);
        }
        // So many answers it takes to prove what was done before, however slow they are.
        if (lease.compareTo(timeout.multipliedBy(6)) < 0) {
            faults.add("access.work.lease must be at least six times access.keycloak.timeout");
        }
        return faults;
    }

    /** What is wrong with the roles that may be given. */
    public static List<String> ofRoles(Set<String> managedRealmRoles, Set<String> managedClients) {
        List<String> faults = new ArrayList<>();
        if (!managedRealmRoles.stream().allMatch(name -> ROLE.matcher(name).matches())) {
            faults.add("access.managed-realm-roles must be names, each with a * at its end at most and more than that");
        }
        if (managedClients.stream().anyMatch(ManagedTargets::ofKeycloak)) {
            faults.add("access.managed-clients must not name Keycloak's own clients, whose roles administer it");
        }
        return faults;
    }

    /** What is wrong with the time in which access must be proven gone. */
    public static List<String> ofRevocation(Duration patience) {
        List<String> faults = new ArrayList<>();
        atLeast(Duration.ofSeconds(1), patience, "access.revocation.patience", faults);
        return faults;
    }

    /** Of grants that people ask for, and of the grace. */
    public static List<String> ofAsking(Duration grace, Duration decideWithin, Duration poll, Duration breakGlass) {
        List<String> faults = new ArrayList<>();
        atLeast(Duration.ZERO, grace, "access.grace", faults);
        atMost(Duration.ofHours(4), grace, "access.grace", faults);
        atLeast(Duration.ofMinutes(1), decideWithin, "access.request.decide-within", faults);
        atMost(Duration.ofDays(7), decideWithin, "access.request.decide-within", faults);
        atLeast(Duration.ofMillis(10), poll, "access.request.poll", faults);
        atLeast(Duration.ofMinutes(1), breakGlass, "access.break-glass.longest", faults);
        atMost(Duration.ofHours(2), breakGlass, "access.break-glass.longest", faults);
        return faults;
    }

    /** What is wrong with where others reach the gateway, and so with the address that AuthZEN publishes. */
    public static List<String> ofPublicUrl(String publicUrl) {
        return isAddress(publicUrl)
                ? List.of()
                : List.of(
                        "access.public-url must be an http or https URL with a host, such as https://bridgekeeper.example.com,"
                                + " and without user, query and fragment");
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void atMost(Duration most, Duration value, String name, List<String> faults) {
        if (value.compareTo(most) > 0) {
            faults.add(name + " must be at most " + most);
        }
    }

    private static void atLeast(Duration least, Duration value, String name, List<String> faults) {
        if (value.compareTo(least) < 0) {
            faults.add(name + " must be at least " + least);
        }
    }
}
