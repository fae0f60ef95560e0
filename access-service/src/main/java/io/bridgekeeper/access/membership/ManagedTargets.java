package io.bridgekeeper.access.membership;

import io.bridgekeeper.access.membership.Target.ClientRole;
import io.bridgekeeper.access.membership.Target.Group;
import io.bridgekeeper.access.membership.Target.RealmRole;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this service may give and take: groups below one parent, realm roles of a list, roles of listed clients.
 * Everything else is refused, and so is whatever makes an administrator of Keycloak, listed or not.
 *
 * @param parent     absolute path of the group below which all managed groups lie; itself not managed
 * @param realmRoles by name; one that ends in {@code *} stands for all that begin so
 * @param clients    client ids
 */
public record ManagedTargets(String parent, Set<String> realmRoles, Set<String> clients) {

    /** Clients whose roles administer Keycloak or belong to it. */
    private static final Set<String> KEYCLOAKS_CLIENTS = Set.of(
            "realm-management",
            "master-realm",
            "account",
            "account-console",
            "admin-cli",
            "admin-permissions",
            "broker",
            "security-admin-console");

    /** Realm roles that administer Keycloak or belong to it. */
    private static final Set<String> KEYCLOAKS_ROLES =
            Set.of("admin", "create-realm", "offline_access", "uma_authorization");

    private static final String KEYCLOAKS_ROLE_PREFIX = "default-roles-";

    public ManagedTargets {
        realmRoles = Set.copyOf(realmRoles);
        clients = Set.copyOf(clients);
    }

    /**
     * Why it must not be touched.
     *
     * @return empty when it may be
     */
    public Optional<String> refusal(Target target) {
        return switch (target) {
            case Group(String path) -> new ManagedGroups(parent).refusal(path);
            case RealmRole(String name) -> ofRealmRole(name);
            case ClientRole(String clientId, String name) -> ofClientRole(clientId, name);
        };
    }

    /** Every reason why these must not be touched; none at all is a reason, too. */
    public List<String> refusals(Collection<Target> targets) {
        return targets.isEmpty()
                ? List.of("it gives nothing")
                : targets.stream().map(this::refusal).flatMap(Optional::stream).toList();
    }

    private Optional<String> ofRealmRole(String name) {
        if (!plain(name)) {
            return Optional.of("realm role " + name + " is not a plain name");
        }
        if (KEYCLOAKS_ROLES.contains(name) || name.startsWith(KEYCLOAKS_ROLE_PREFIX)) {
            return Optional.of("realm role " + name + " is Keycloak's own");
        }
        return realmRoles.stream().anyMatch(managed -> covers(managed, name))
                ? Optional.empty()
                : Optional.of("realm role " + name + " is not among access.managed-realm-roles");
    }

    private Optional<String> ofClientRole(String clientId, String name) {
        if (!plain(clientId) || !plain(name)) {
            return Optional.of("role " + name + " of client " + clientId + " is not a plain name");
        }
        if (ofKeycloak(clientId)) {
            return Optional.of("client " + clientId + " is Keycloak's own");
        }
        return clients.contains(clientId)
                ? Optional.empty()
                : Optional.of("client " + clientId + " is not among access.managed-clients");
    }

    /** Whether a client's roles are never given, whatever the settings say. */
    public static boolean ofKeycloak(String clientId) {
        return KEYCLOAKS_CLIENTS.contains(clientId) || clientId.endsWith("-realm");
    }

    private static boolean covers(String managed, String name) {
        return managed.endsWith("*")
                ? name.startsWith(managed.substring(0, managed.length() - 1))
                : managed.equals(name);
    }

    /** What a URL or Keycloak could read otherwise is not. */
    private static boolean plain(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().allMatch(c -> c >= ' ' && "%?#;\\/".indexOf(c) < 0);
    }
}
