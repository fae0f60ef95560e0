package io.bridgekeeper.paging.takeover;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids of the catalog out of names, each once. */
final class Ids {

    private static final int LONGEST = 63;

    private final Set<String> taken = new HashSet<>();

    /** @param standIn where nothing of the name can be kept */
    String of(String name, String standIn) {
        String slug = slug(name);
        String wanted = slug.isEmpty() ? standIn : slug;
        String id = wanted;
        for (int i = 2; !taken.add(id); i++) {
            String suffix = "-" + i;
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
