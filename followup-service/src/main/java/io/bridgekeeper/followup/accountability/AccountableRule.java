package io.bridgekeeper.followup.accountability;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes a nominee exactly one person. The list is the specification; the first broken rule gives the answer.
 *
 * <p>A group is told from a person by the catalog alone: a known person may be named like a team. The words that
 * hint at a group or at nobody only make the refusal of an unknown name clearer, except that nobody is never called
 * Nobody.
 */
public enum AccountableRule {

    /** There is a name. */
    NAMED {
        @Override
        Optional<String> broken(Nominee nominee) {
            return says(
                    nominee.name() == null || nominee.name().isBlank(),
                    "Name one person: a follow-up without anybody accountable is not done by anybody.");
        }
    },

    /** The name does not say that there is none. */
    SOMEBODY {
        @Override
        Optional<String> broken(Nominee nominee) {
            return says(NOBODY.contains(lower(nominee)), "'%s' is nobody. Name one person.", nominee);
        }
    },

    /** It is not several people. */
    ONE {
        @Override
        Optional<String> broken(Nominee nominee) {
            boolean hint = nominee.group() || GROUP.matcher(lower(nominee)).find();
            return says(
                    nominee.person().isEmpty() && hint,
                    "'%s' is a group, and what a group answers for nobody does. Name one person.",
                    nominee);
        }
    },

    /** The catalog knows the person. */
    KNOWN {
        @Override
        Optional<String> broken(Nominee nominee) {
            return says(nominee.person().isEmpty(), "'%s' is not a person of the catalog.", nominee);
        }
    },

    /** The person is still there. */
    NOT_RETIRED {
        @Override
        Optional<String> broken(Nominee nominee) {
            return says(
                    nominee.person().filter(person -> person.retired()).isPresent(),
                    "'%s' has left the catalog.",
                    nominee);
        }
    };

    private static final Set<String> NOBODY =
            Set.of("nobody", "no one", "noone", "no-one", "none", "null", "n/a", "na", "tbd", "unassigned", "unknown");

    private static final Pattern GROUP = Pattern.compile(
            "(^|[^a-z])(team|teams|squad|group|rotation|policy|department|everyone|everybody|anyone|anybody|all|we)($|[^a-z])"
                    + "|[,;&+]");

    /** In one sentence why this nominee breaks the rule; empty where it keeps to it. */
    abstract Optional<String> broken(Nominee nominee);

    /** Why the nominee cannot be accountable, in one sentence; empty where it is exactly one known person. */
    public static Optional<String> refusal(Nominee nominee) {
        return List.of(values()).stream()
                .flatMap(rule -> rule.broken(nominee).stream())
                .findFirst();
    }

    private static String lower(Nominee nominee) {
        return nominee.name().strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> says(boolean broken, String why) {
        return broken ? Optional.of(why) : Optional.empty();
    }

    private static Optional<String> says(boolean broken, String why, Nominee nominee) {
        return says(broken, why.formatted(shown(nominee.name().strip())));
    }

    /** Whatever was written comes back in the refusal, so it is kept short. */
    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
