package io.bridgekeeper.paging.takeover;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes ids of the catalog out of names, each once. */
final class Ids {

    private static final int LONGEST = 63;

    private final Set<String> taken = new HashSet<>();
    /** By the wanted id: the number to begin with where it is taken. */
    private final Map<String, Integer> next = new HashMap<>();

    /** @param standIn where nothing of the name can be kept */
    String of(String name, String standIn) {
        String slug = slug(name);
        String wanted = slug.isEmpty() ? standIn : slug;
        String id = wanted;
        while (!taken.add(id)) {
            String suffix = "-" + next.merge(wanted, 2, (before, one) -> before + 1);
            id = wanted.substring(0, Math.min(wanted.length(), LONGEST - suffix.length())) + suffix;
        }
        return id;
    }

    /** Empty where nothing can be kept. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-+$", "");
    }
}
