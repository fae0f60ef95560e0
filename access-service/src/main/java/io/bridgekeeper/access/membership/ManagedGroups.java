package io.bridgekeeper.access.membership;

import java.util.Optional;
import java.util.Set;

/**
 * The groups that this service may touch: those below one parent, and nothing else.
 *
 * @param parent absolute path, such as {@code /systems}; itself not managed
 */
record ManagedGroups(String parent) {

    private static final Set<String> NAVIGATION = Set.of(".", "..", "~");

    /**
     * Why a group must not be touched.
     *
     * <p>A path that could be read in two ways is refused: an empty segment, a dot segment, or one of the characters by
     * which a URL or Keycloak would read it otherwise.
     *
     * @return empty when it may be touched
     */
    Optional<String> refusal(String path) {
        if (path == null || !path.startsWith(parent + "/")) {
            return Optional.of("group " + path + " is not below " + parent);
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.isBlank()
                    || NAVIGATION.contains(segment)
                    || !segment.chars().allMatch(ManagedGroups::plain)) {
                return Optional.of("group " + path + " is not a plain path");
            }
        }
        return Optional.empty();
    }

    private static boolean plain(int c) {
        return c >= ' ' && "%?#;\\~".indexOf(c) < 0;
    }
}
