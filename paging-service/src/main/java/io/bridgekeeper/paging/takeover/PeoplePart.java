package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Contact;
import io.bridgekeeper.paging.takeover.Inventory.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The people of a proposal. */
final class PeoplePart {

    private final List<Map<String, Object>> people = new ArrayList<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Map<String, String> namesById = new HashMap<>();

    private PeoplePart() {}

    static PeoplePart of(List<User> users, Report report) {
        PeoplePart part = new PeoplePart();
        Ids ids = new Ids();
        for (User user : users) {
            part.add(user, ids, report);
        }
        return part;
    }

    /** As they stand in the catalog. */
    List<Map<String, Object>> entries() {
        return people;
    }

    /** @param key of the peer */
    Optional<String> id(String key) {
        return Optional.ofNullable(idsByKey.get(key));
    }

    /** By the id of the catalog. */
    String name(String id) {
        return namesById.getOrDefault(id, id);
    }

    private void add(User user, Ids ids, Report report) {
        String login = user.login().contains("@")
                ? user.login().substring(0, user.login().indexOf('@'))
                : user.login();
        String id = ids.of(login, "person");
        if (!id.equals(login.toLowerCase(Locale.ROOT))) {
            report.approximated(
                    user.path(),
                    "The id is '" + id + "', made of " + Report.quoted(user.login())
                            + "; it must be the user name in Keycloak.");
        }
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", id);
        person.put("name", user.name());
        person.put(
                "contacts",
                user.contacts().stream().map(PeoplePart::contact).distinct().toList());
        if (user.contacts().isEmpty()) {
            report.missing(
                    "people[" + people.size() + "].contacts",
                    user.path(),
                    "needs an e-mail address or a webhook: the export has neither");
        }
        people.add(person);
        user.keys().forEach(key -> idsByKey.putIfAbsent(key, id));
        namesById.put(id, user.name());
    }

    private static Map<String, Object> contact(Contact contact) {
        return Map.of(contact.channel(), contact.target());
    }
}
