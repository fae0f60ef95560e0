package io.bridgekeeper.paging.notify.twilio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Checks callbacks with the tokens of the settings, and over the address of the settings: never that of a request. */
@ApplicationScoped
public class TwilioSignatureMapper {

    private final Optional<TwilioSignature> signature;
    private final String publicUrl;

    TwilioSignatureMapper(TwilioConfig config) {
        List<String> tokens = Stream.concat(config.authToken().stream(), config.previousAuthToken().stream())
                .toList();
        this.signature = tokens.isEmpty() ? Optional.empty() : Optional.of(new TwilioSignature(tokens));
        this.publicUrl = config.publicUrl().resolve("/").toString().replaceAll("/+$", "");
    }

    /**
     * @param pathAndQuery as they came
     * @param signed       what {@code X-Twilio-Signature} says; null where there is none
     * @return false also where no provider is set up
     */
    public boolean isOfProvider(String pathAndQuery, SortedMap<String, SortedSet<String>> fields, String signed) {
        return signed != null && signature.stream().anyMatch(check -> check.isOf(url(pathAndQuery), fields, signed));
    }

    /** The whole address of a callback. */
    public String url(String pathAndQuery) {
        return publicUrl + pathAndQuery;
    }
}
