package io.bridgekeeper.paging.backstage;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one entity of Backstage; upper and lower case are the same there, and lower here.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">Entity references</a>
 */
record EntityRef(String kind, String namespace, String name) {

    static final String DEFAULT_NAMESPACE = "default";

    private static final Pattern TEXT = Pattern.compile(
            "(?:(?<kind>[A-Za-z][A-Za-z0-9]*):)?(?:(?<namespace>[A-Za-z0-9._-]+)/)?(?<name>[A-Za-z0-9._-]+)");

    EntityRef {
        kind = kind.toLowerCase(Locale.ROOT);
        namespace = namespace.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code [kind:][namespace/]name}.
     *
     * @param defaultKind      empty where the place of the reference has none
     * @param defaultNamespace that of the entity that refers
     * @return empty for what is no reference, or names no kind where it must
     */
    static Optional<EntityRef> parse(String text, Optional<String> defaultKind, String defaultNamespace) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> kind = Optional.ofNullable(matcher.group("kind")).or(() -> defaultKind);
        String namespace = Optional.ofNullable(matcher.group("namespace")).orElse(defaultNamespace);
        return kind.map(known -> new EntityRef(known, namespace, matcher.group("name")));
    }

    /** As an id of the catalog would be: the name, behind its namespace where that is not the default one. */
    String id() {
        return namespace.equals(DEFAULT_NAMESPACE) ? name : namespace + "." + name;
    }

    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }
}
