package io.bridgekeeper.gateway.format;

/** A format whose body is JSON, whatever the content type says. */
public interface JsonFormat extends Format {

    @Override
    default Reading read(Sent sent) {
        return switch (sent.json()) {
            case Body.Tree(Json body) -> read(body, sent);
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    /** @param sent for the headers, where they say more than the body */
    Reading read(Json body, Sent sent);
}
