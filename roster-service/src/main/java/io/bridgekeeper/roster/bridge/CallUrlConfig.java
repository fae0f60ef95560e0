package io.bridgekeeper.roster.bridge;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a call URL from the settings, so that a wrong one stops the start and says what is wrong. */
public final class CallUrlConfig implements Converter<CallUrl> {

    private static final long serialVersionUID = 1L;

    @Override
    public CallUrl convert(String value) {
        return new CallUrl(value);
    }
}
